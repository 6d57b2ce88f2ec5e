import type { Cast } from './cast.js';
import type { Graduate } from './graduates.js';
import type { Random } from './random.js';

/** Where a graduate goes: to further study, out of the city, to the army, abroad, to a park or a town. */
export function destination({ school, owner }: Graduate, cast: Cast, random: Random): string {
  const draw = random.between(0, 99);
  const study = school.isUniversity ? 4 : 30;
  if (draw < study) return random.pick(cast.universities.filter((unit) => unit !== owner));
  if (draw < study + 24) return random.pick(cast.outside);
  if (draw < study + 27) return cast.army;
  if (draw < study + 30) return cast.abroad;
  return draw < study + 35 ? random.pick(cast.parks) : random.pick(cast.towns);
}

/** Who reports what the receiving unit did: itself, the school, the city; sometimes two of them. */
export function reportersOf(to: string, school: string, cast: Cast, random: Random): readonly [string, string?] {
  const isOutside = [...cast.outside, cast.army, cast.abroad].includes(to);
  if (isOutside) return random.chance(200) ? [cast.city] : [school];
  if (to === cast.silent) return [school];
  return random.chance(150) ? [to, school] : [to];
}
