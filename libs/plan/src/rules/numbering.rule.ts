import type { PlanRule } from '../draft.js';

/**
 * Items stand in the order of their numbers without a gap, from 0 (covering notice) or, where there is none, from 1.
 * After a gap counting goes on from the number found, so that one missing item is one fault. A number that stands twice
 * is the identity rule's fault, not a gap.
 */
export const numberingRule: PlanRule = ({ items }, { report, isDamaged }) => {
  if (isDamaged(['items'])) return;
  const seen = new Set<number>();
  let expected: number | undefined;
  items.forEach(({ no }, index) => {
    if (no === undefined) {
      if (expected !== undefined) expected += 1;
      return;
    }
    if (seen.has(no)) return;
    seen.add(no);
    const path = ['items', index, 'no'];
    if (expected === undefined) {
      if (index === 0 && no > 1) report(path, 'numbering', `is ${no}: the first must be 0 (covering notice) or 1`);
    } else if (no !== expected) {
      report(path, 'numbering', `is ${no}: must be ${expected}, since items are numbered without a gap`);
    }
    expected = no + 1;
  });
};
