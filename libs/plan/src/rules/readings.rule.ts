import { type PlanRule, reportRepeats } from '../draft.js';

/** The readings of one indicator, the one taken and its alternatives, each have a name and version of their own. */
export const readingsRule: PlanRule = ({ indicators }, { report }) => {
  indicators.forEach(({ reading }, index) => {
    const names = [reading, ...reading.alternatives].map(({ id, version }) =>
      id === undefined || version === undefined ? undefined : `${id}@${version}`,
    );
    const pathOf = (place: number) => ['indicators', index, 'reading', 'alternatives', place - 1, 'id'];
    reportRepeats(names, pathOf, report);
  });
};
