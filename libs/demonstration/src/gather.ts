import { bundle, type Rhythm, type Timed } from './bundle.js';
import { dayNumber } from './calendar.js';
import { membersOf } from './command.js';
import type { Report } from './report.js';
import { isPlanned } from './teller.js';
import type { World } from './world.js';

/** Bundles the reports of each unit by a rhythm of its own. */
export function bundleEach(
  reports: readonly Report[],
  rhythmOf: (unit: string) => Rhythm,
  seed: number,
): readonly Timed[] {
  const own = Map.groupBy(reports, ({ by }) => by);
  return [...own].flatMap(([unit, list]) => bundle(unit, list, rhythmOf(unit), seed));
}

/**
 * Bundles what topics tell: units report every third or fourth week in big submissions, the root weekly; planners speak on the day.
 */
export function bundleTopics(reports: readonly Report[], { root, seed, lastDay }: World): readonly Timed[] {
  const from = dayNumber(1, 8);
  const spoken = reports.filter((report) => !isPlanned(report));
  const to = lastDay + 5;
  const rhythmOf = (unit: string): Rhythm => {
    const everyDays = unit === root ? 7 : unit.split('.').length === 2 ? 21 : 28;
    return { everyDays, from: from + 5, to, smallest: 3, largest: 400, name: 'topics' };
  };
  return [
    ...namingsOf(reports, from - 1),
    ...bundleEach(
      reports.filter(isPlanned),
      () => ({ everyDays: 1, from, to, smallest: 1, largest: 400, name: 'plans' }),
      seed,
    ),
    ...bundleEach(spoken, rhythmOf, seed),
  ];
}

/** Has everybody named whom these reports are about, by the unit that speaks of them first, on one day. */
export function namingsOf(reports: readonly Report[], day: number): readonly Timed[] {
  const namedBy = new Map<string, string>();
  for (const { by, fact } of reports) {
    for (const member of membersOf(fact)) if (!namedBy.has(member)) namedBy.set(member, by);
  }
  const units = Map.groupBy(namedBy, ([, unit]) => unit);
  return [...units].map(([unit, named], index) => ({
    day,
    second: 9 * 3600 + index * 30,
    command: { kind: 'subjects', unit, references: named.map(([member]) => member) },
  }));
}
