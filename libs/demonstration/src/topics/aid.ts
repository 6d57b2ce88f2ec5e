import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** A programme that helps people, and how many. */
export interface Aid {
  readonly programme: string;
  readonly units: readonly string[];
  readonly persons: number;
  readonly days: readonly [number, number];
  /** Allotments by unit, known on a day; none: nobody has set any. */
  readonly quota?: { readonly name: string; readonly of: Readonly<Record<string, number>>; readonly known: number };
}

/** Persons helped by units; one in twelve is helped by two of them. */
export function tellAid(world: World, { programme, units, persons, days, quota }: Aid): Report[] {
  const random = world.random(`aid ${programme}`);
  const teller = new Teller(world, random);
  const given = Array.from({ length: world.scaled(persons) }, () => world.person(3)).flatMap((beneficiary) => {
    const [first, second] = random.shuffled(units);
    const givers = [first, ...(random.chance(83) ? [second] : [])].filter((unit) => unit !== undefined);
    return givers.map((unit) => {
      const values = { programme, amount: `${random.between(3, 30)}00.00` };
      return teller.told(unit, 'aid.delivered', { unit, beneficiary }, random.between(...days), values);
    });
  });
  const allotted = Object.entries(quota?.of ?? {}).map(([unit, amount]) => {
    const known = quota?.known ?? 0;
    const values = { quota: quota?.name ?? '', amount: world.scaled(amount) };
    return teller.ruled('quota.allocated', { unit }, { occurredOn: isoDay(known) }, values, known);
  });
  return [...allotted, ...given];
}
