import { type Command, dongguan, eventsOf, generateDemonstration } from '@duibiao/demonstration';
import type { Organisation } from '@duibiao/plan';
import type { Country } from './organisation.js';
import { Renaming, toldOnly } from './rename.js';

/** One city's year, told once. */
export interface Telling {
  readonly renaming: Renaming;
  readonly commands: readonly Command[];
  readonly events: number;
}

/** `percent`: the size of the demonstration, 1 to 100. */
export function tell(
  organisation: Organisation,
  country: Country,
  city: number,
  telling: number,
  percent: number,
): Telling {
  const seed = 1_000 * (city + 1) + telling;
  const { commands } = generateDemonstration(dongguan, { organisation, seed, percent });
  const told = toldOnly(commands, city, telling);
  const units = country.cities[city];
  if (units === undefined) throw new RangeError(`the country has no city ${city}`);
  return { renaming: new Renaming(units, city, telling), commands: told, events: eventsOf(told) };
}

/** The year of all cities, told so often, the last time in part, that it comes to nearly so many facts. */
export function tellAll(organisation: Organisation, country: Country, facts: number): readonly Telling[] {
  const cities = country.cities.map((_, city) => city);
  const all: Telling[] = [];
  for (let telling = 0, missing = facts; missing > 0; telling += 1) {
    const whole = tell(organisation, country, 0, telling, 100).events;
    const percent = Math.min(100, Math.round((100 * missing) / (whole * cities.length)));
    if (percent < 1) break;
    const told = cities.map((city) => tell(organisation, country, city, telling, percent));
    missing -= told.reduce((sum, { events }) => sum + events, 0);
    all.push(...told);
    if (percent < 100) break;
  }
  return all;
}
