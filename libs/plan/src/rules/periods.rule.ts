import { isDay } from '../day.js';
import { type PlanRule, reportRepeats, type RuleContext } from '../draft.js';
import type { Path } from '../fault.js';
import { isMap } from '../merge-patch.js';

/**
 * Wherever a plan lists periods with their days (`periods: [{ id, opensOn, closesOn }]`, of a duty or among the parameters of
 * an indicator), each has an id of its own, closes on the day it opens or later, and opens after the others have closed.
 */
export const periodsRule: PlanRule = ({ settings, indicators }, context) => {
  settings.duties.forEach(({ periods }, index) => {
    checkPeriods(periods, ['settings', 'duties', index, 'periods'], context);
  });
  indicators.forEach(({ parameters, reading }, index) => {
    const path = ['indicators', index];
    for (const [place, list] of listed(parameters, [...path, 'parameters'])) checkPeriods(list, place, context);
    reading.alternatives.forEach((one, which) => {
      const at = [...path, 'reading', 'alternatives', which, 'parameters'];
      for (const [place, list] of listed(one.parameters, at)) checkPeriods(list, place, context);
    });
  });
};

/** Every property `periods` below a value, with its path. */
function* listed(value: unknown, path: Path): Generator<[Path, unknown]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* listed(item, [...path, index]);
  if (!isMap(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'periods') yield [[...path, name], inner];
    else yield* listed(inner, [...path, name]);
  }
}

interface Placed {
  readonly index: number;
  readonly id: string | number | undefined;
  readonly opensOn: string;
  readonly closesOn: string;
}

function checkPeriods(value: unknown, path: Path, { report }: RuleContext): void {
  if (!Array.isArray(value)) return;
  const ids = value.map((item: unknown) => (isMap(item) ? item['id'] : undefined));
  const named = ids.map((id) => (typeof id === 'string' || typeof id === 'number' ? id : undefined));
  reportRepeats(named, (index) => [...path, index, 'id'], report);
  const placed: Placed[] = [];
  value.forEach((item: unknown, index) => {
    const { opensOn, closesOn } = isMap(item) ? item : {};
    if (!isDayText(opensOn) || !isDayText(closesOn)) return;
    if (opensOn <= closesOn) placed.push({ index, id: named[index], opensOn, closesOn });
    else report([...path, index, 'closesOn'], 'range', `is "${closesOn}": must be ${opensOn} (opensOn) or later`);
  });
  placed.sort((a, b) => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : a.index - b.index));
  let longest: Placed | undefined;
  for (const one of placed) {
    if (longest !== undefined && one.opensOn <= longest.closesOn) {
      const other = `period ${JSON.stringify(longest.id ?? longest.index + 1)}, ${longest.opensOn} to ${longest.closesOn}`;
      const at = [...path, one.index, 'opensOn'];
      report(
        at,
        'overlapping-periods',
        `is "${one.opensOn}": must be after ${longest.closesOn}, since it overlaps ${other}`,
      );
    }
    if (longest === undefined || one.closesOn > longest.closesOn) longest = one;
  }
}

const isDayText = (value: unknown): value is string => typeof value === 'string' && isDay(value);
