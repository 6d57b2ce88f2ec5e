import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** Inspections of one type by the root, one for each unit that was visited. */
export function tellInspections(
  world: World,
  type: string,
  units: readonly string[],
  [from, to]: readonly [number, number],
  missing: number,
): Report[] {
  const random = world.random(`inspections ${type}`);
  const teller = new Teller(world, random);
  return units.flatMap((unit): Report[] => {
    if (random.chance(missing)) return [];
    const refs = { inspection: `${type}/${unit}`, unit, inspector: world.root };
    return [teller.told(world.root, 'inspection.done', refs, random.between(from, to), { type })];
  });
}
