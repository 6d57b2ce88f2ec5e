import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** A body of which each of some units should have one. */
export interface Bodies {
  readonly types: readonly string[];
  readonly units: readonly string[];
  /** Of a thousand units so many have one in the end; the last of them on `last`. */
  readonly perMille: number;
  /** Of a thousand bodies so many are older than the year. */
  readonly old: number;
  readonly from: number;
  readonly to: number;
  /** The last one is founded only then. */
  readonly last?: number;
  /** One of them is dissolved on this day. */
  readonly dissolvedOn?: number;
}

/** Bodies that units found for themselves. */
export function tellBodies(world: World, bodies: Bodies): Report[] {
  const { types, units, perMille, old, from, to, last, dissolvedOn } = bodies;
  const [type = ''] = types;
  const random = world.random(`bodies ${type} ${units[0]}`);
  const teller = new Teller(world, random);
  const chosen = random.shuffled(units).slice(0, Math.trunc((units.length * perMille) / 1000));
  return chosen.flatMap((unit, index): Report[] => {
    const body = `${type}/${unit}`;
    const refs = { body, unit, serves: [unit] };
    const isLast = last !== undefined && index === chosen.length - 1;
    const day = isLast ? last : random.chance(old) ? -random.between(30, 900) : random.between(from, to);
    const values = { type: random.chance(200) ? random.pick(types) : type };
    const founded = teller[isLast ? 'exactly' : 'told'](unit, 'body.founded', refs, day, values);
    if (dissolvedOn === undefined || index !== 0) return [founded];
    return [founded, teller.told(unit, 'body.dissolved', refs, dissolvedOn, values)];
  });
}

/** Meetings of one type, one for each unit that has held it. */
export function tellMeetings(
  world: World,
  type: string,
  units: readonly string[],
  perMille: number,
  [from, to]: readonly [number, number],
): Report[] {
  const random = world.random(`meetings ${type} ${units[0]}`);
  const teller = new Teller(world, random);
  return units.flatMap((unit): Report[] => {
    if (!random.chance(perMille)) return [];
    const refs = { meeting: `${type}/${unit}/2020-1`, unit };
    const day = random.between(from, to);
    return [teller.told(unit, 'meeting.held', refs, day, { type, attendance: random.between(12, 60) })];
  });
}
