import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

const aspects = ['班子', '团员管理', '活动', '制度', '作用'];

/** Stars of branches: five aspects scored by the unit above; some ratings lack one, some units have none. */
export function tellRatings(world: World, units: readonly string[], [from, to]: readonly [number, number]): Report[] {
  const random = world.random('ratings');
  const teller = new Teller(world, random);
  return units.flatMap((unit): Report[] => {
    if (random.chance(120)) return [];
    const missing = random.chance(80) ? random.pick(aspects) : undefined;
    const day = random.between(from, to);
    return aspects
      .filter((aspect) => aspect !== missing)
      .map((aspect) => {
        const values = {
          scheme: 'branch-stars',
          schemeVersion: 1,
          round: 1,
          aspect,
          score: `${random.between(12, 20)}.0`,
        };
        return teller.told(world.root, 'rating.scored', { unit }, day, values);
      });
  });
}

/** The scheme itself, published by the root. */
export function tellScheme(world: World, day: number): Report[] {
  const teller = new Teller(world, world.random('scheme'));
  const values = { scheme: 'branch-stars', version: 1, aspects: aspects.length, frequency: 1 };
  return [teller.ruled('scheme.published', { unit: world.root }, { occurredOn: isoDay(day) }, values, day)];
}
