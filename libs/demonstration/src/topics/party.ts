import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** League members who joined the Party, by unit and field. */
export interface Joining {
  readonly units: readonly string[];
  readonly field: string;
  readonly each: readonly [number, number];
  /** Of a thousand so many had been recommended. */
  readonly recommended: readonly number[];
}

/** Admissions to the Party and the recommendations before them, some of the year before; a few are recommended too late. */
export function tellJoining(world: World, { units, field, each, recommended }: Joining): Report[] {
  const random = world.random(`joining ${field}`);
  const teller = new Teller(world, random);
  return units.flatMap((unit) => {
    const perMille = random.pick(recommended);
    return Array.from({ length: world.scaled(random.between(...each)) }, () => world.person(4)).flatMap(
      (person): Report[] => {
        const refs = { person, unit };
        const day = random.between(80, Math.min(world.lastDay, 360));
        const values = { isLeagueMember: !random.chance(120), upTo28: random.chance(850), field };
        const joined = teller.told(unit, 'party.admitted', refs, day, values);
        if (!random.chance(perMille)) return [joined];
        const before = random.chance(20) ? day + random.between(1, 5) : day - random.between(60, 300);
        return [teller.told(unit, 'recommendation.made', refs, Math.min(before, world.lastDay), { field }), joined];
      },
    );
  });
}
