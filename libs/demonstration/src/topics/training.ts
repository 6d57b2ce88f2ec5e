import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';
import { holdsOn, type Term } from './officers.js';

/** A course that everybody in a role takes in one of its classes, but for a few. */
export function tellTraining(
  world: World,
  terms: readonly Term[],
  scheme: string,
  classes: readonly number[],
  missing: number,
): Report[] {
  const random = world.random(`training ${scheme}`);
  const teller = new Teller(world, random);
  return terms.flatMap((term): Report[] => {
    const day = random.pick(classes);
    if (!holdsOn(term, day) || random.chance(missing)) return [];
    const refs = { person: term.person, unit: term.unit, course: `${scheme}-${classes.indexOf(day) + 1}` };
    return [teller.told(term.unit, 'training.completed', refs, day, { scheme, hours: '24.0' })];
  });
}
