import { type PlanRule, reportRepeats } from '../draft.js';

/** Section ids, item numbers and indicator ids each stand once. */
export const identityRule: PlanRule = ({ sections, items, indicators }, { report }) => {
  reportRepeats(
    sections.map(({ id }) => id),
    (index) => ['sections', index, 'id'],
    report,
  );
  reportRepeats(
    items.map(({ no }) => no),
    (index) => ['items', index, 'no'],
    report,
  );
  reportRepeats(
    indicators.map(({ id }) => id),
    (index) => ['indicators', index, 'id'],
    report,
  );
};
