import type { PlanRule } from '../draft.js';

/**
 * The plan year ends on or after the day it begins, its number is a year of these days, and every indicator is due
 * within it.
 */
export const daysRule: PlanRule = ({ year, from, to, indicators }, { report }) => {
  if (from === undefined || to === undefined) return;
  if (to < from) {
    report(['to'], 'range', `is "${to}": must be ${from} (the day in \`from\`) or later`);
    return;
  }
  if (year !== undefined && (year < Number(from.slice(0, 4)) || Number(to.slice(0, 4)) < year)) {
    report(['year'], 'range', `is ${year}: must be a year within ${from} to ${to}`);
  }
  indicators.forEach(({ due }, index) => {
    if (due.on === undefined || (from <= due.on && due.on <= to)) return;
    const legal = `must be within the plan year, ${from} to ${to}`;
    report(['indicators', index, 'due', 'on'], 'outside-plan-year', `is "${due.on}": ${legal}`);
  });
};
