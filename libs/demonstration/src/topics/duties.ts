import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** A return that units owe for each month: who had nothing says so, a few are excused, the silent say nothing. */
export function tellNilReturns(
  world: World,
  duty: string,
  units: readonly string[],
  months: readonly number[],
): Report[] {
  const random = world.random(`nil ${duty}`);
  const teller = new Teller(world, random);
  return units.flatMap((unit) =>
    months.flatMap((month): Report[] => {
      if (!random.chance(120)) return [];
      const end = Math.trunc((month * 61) / 2);
      const period = `2020-${String(month).padStart(2, '0')}`;
      if (random.chance(850)) return [teller.told(unit, 'return.filed', { unit, period }, end, { duty })];
      const state = random.pick(['excused', 'not-applicable']);
      const reason = state === 'excused' ? '疫情防控期间准予免报' : '本单位无此项工作';
      return [teller.ruled('duty.waived', { unit, period }, { occurredOn: isoDay(end) }, { duty, state, reason }, end)];
    }),
  );
}
