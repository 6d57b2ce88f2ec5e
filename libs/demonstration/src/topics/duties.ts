import { dayNumber, isoDay } from '../calendar.js';
import { Teller } from '../teller.js';
import type { Report } from '../report.js';
import type { World } from '../world.js';

/** A return that units owe for each of some months: what they held, or that there was nothing. */
export interface MonthlyDuty {
  /** Its id in the plan's settings. */
  readonly id: string;
  readonly units: readonly string[];
  readonly months: readonly number[];
  /** What they held: who reports of a month has done its duty for it. */
  readonly held: readonly Report[];
}

/** The activities of a duty, and for months without one mostly a nil return; a few units are excused, the others say nothing. */
export function tellDuty(world: World, { id, units, months, held }: MonthlyDuty): Report[] {
  const random = world.random(`duty ${id}`);
  const teller = new Teller(world, random);
  const reported = new Set(held.map(({ by, fact }) => `${by} ${fact.days['occurredOn']?.slice(0, 7)}`));
  const nothing = units.flatMap((unit) =>
    months.flatMap((month): Report[] => {
      const period = isoDay(dayNumber(month, 1)).slice(0, 7);
      const end = dayNumber(month + 1, 1) - 1;
      const draw = random.between(0, 99);
      if (reported.has(`${unit} ${period}`) || draw >= 85) return [];
      if (draw < 78) return [teller.told(unit, 'return.filed', { unit, period }, end, { duty: id })];
      const state = random.pick(['excused', 'not-applicable']);
      const reason = state === 'excused' ? '疫情防控期间准予免报' : '本单位无此项工作';
      return [
        teller.ruled('duty.waived', { unit, period }, { occurredOn: isoDay(end) }, { duty: id, state, reason }, end),
      ];
    }),
  );
  return [...held, ...nothing];
}
