import { compareResults, type Result, type ResultLine } from '@duibiao/results';
import { fieldDifferences, type LineDifference, type Step } from './difference.js';

/**
 * Lays what somebody states beside what the ledger gives at the very same question, and adds where they differ to the differences of two views, as steps
 * of the cause `defect`. `side`: the view that was stated. A line that is stated wrongly is told even where both errors cancel each other.
 */
export function withDefects(
  differences: readonly LineDifference[],
  stated: Result,
  computed: Result,
  side: 'earlier' | 'later',
  isAsked: (unit: string | null) => boolean,
): readonly LineDifference[] {
  const found = new Map(differences.map((one) => [`${one.indicator} ${one.unit}`, one]));
  for (const { indicator, unit, first, second } of compareResults(stated, computed)) {
    if (!isAsked(unit)) continue;
    const key = `${indicator} ${unit}`;
    const known = found.get(key);
    // the other view says what is computed of this one, where no cause made a difference
    const rest = known ?? { indicator, unit, from: second, to: second, steps: [] };
    found.set(
      key,
      side === 'earlier'
        ? { ...rest, from: first, steps: [defect(first, second), ...rest.steps] }
        : { ...rest, to: first, steps: [...rest.steps, defect(second, first)] },
    );
  }
  return [...found.values()].toSorted(
    (a, b) => compare(a.indicator, b.indicator) || compare(a.unit ?? '', b.unit ?? ''),
  );
}

const defect = (from: ResultLine | null, to: ResultLine | null): Step => ({
  cause: 'defect',
  fields: fieldDifferences(from && { line: from }, to && { line: to }),
  effects: [],
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
