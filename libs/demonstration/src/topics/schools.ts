import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** Primary and junior secondary schools of each town, numbered entries of a register, and their Young Pioneers committees. */
export function tellPioneerSchools(world: World, towns: readonly string[]): Report[] {
  const random = world.random('pioneer schools');
  const teller = new Teller(world, random);
  return towns.flatMap((unit) =>
    Array.from({ length: random.between(3, 6) }, (_, index) => index).flatMap((index): Report[] => {
      const entry = `school/${unit}/${index + 1}`;
      // One in twenty opens in September.
      const day = random.chance(50) ? 244 : -400;
      const values = { register: 'pioneer-school', category: random.pick(['小学', '初中']) };
      const entered = teller.ruled(
        'register.entered',
        { entry, unit },
        { occurredOn: isoDay(day) },
        values,
        Math.max(day, 0),
      );
      if (random.chance(90)) return [entered];
      const refs = { body: `pioneers/${entry}`, unit, entries: [entry] };
      const founded = random.between(Math.max(day, 20), world.lastDay - 4);
      return [entered, teller.told(unit, 'body.founded', refs, founded, { type: 'pioneer-committee' })];
    }),
  );
}
