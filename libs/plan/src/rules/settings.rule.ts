import { type PlanRule, reportRepeats } from '../draft.js';

/** Duties and schedules have ids of their own; duties name indicators and items that exist, and days of the plan year. */
export const settingsRule: PlanRule = ({ settings, indicators, items, from, to }, { report, isDamaged }) => {
  const { duties, schedules } = settings;
  reportRepeats(
    duties.map(({ id }) => id),
    (index) => ['settings', 'duties', index, 'id'],
    report,
  );
  reportRepeats(
    schedules.map(({ id }) => id),
    (index) => ['settings', 'schedules', index, 'id'],
    report,
  );
  const ids = new Set(indicators.map(({ id }) => id));
  const numbers = new Set(items.map(({ no }) => no));
  duties.forEach((duty, index) => {
    const path = ['settings', 'duties', index];
    duty.indicators.forEach((id, place) => {
      if (id === undefined || ids.has(id) || isDamaged(['indicators'])) return;
      report(
        [...path, 'indicators', place],
        'unknown-indicator',
        `is "${id}": must be the id of an indicator of the plan`,
      );
    });
    duty.items.forEach((no, place) => {
      if (no === undefined || numbers.has(no) || isDamaged(['items'])) return;
      report([...path, 'items', place], 'unknown-item', `is ${no}: must be the number of an item of the plan`);
    });
    if (from === undefined || to === undefined) return;
    for (const [name, day] of [['from', duty.from] as const, ['to', duty.to] as const]) {
      if (day === undefined || (from <= day && day <= to)) continue;
      report([...path, name], 'outside-plan-year', `is "${day}": must be within the plan year, ${from} to ${to}`);
    }
    if ((duty.to ?? to) >= (duty.from ?? from)) return;
    report(
      [...path, 'to'],
      'range',
      `is "${duty.to ?? to}": must be ${duty.from ?? from} (the day in \`from\`) or later`,
    );
  });
};
