import type { Random } from '../random.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

export type Engagement = 'full-time' | 'seconded' | 'part-time';

/** Somebody in a role of a unit, from a day on; `to` is the first day out of it. */
export interface Term {
  readonly person: string;
  readonly unit: string;
  readonly role: string;
  readonly engagement: Engagement;
  readonly rank?: string;
  readonly post?: string;
  readonly from: number;
  readonly to?: number;
}

/** A seat in every unit of some types, held by one after another. */
export interface Seat {
  readonly units: readonly string[];
  readonly role: string;
  readonly engagement: readonly Engagement[];
  readonly rank?: string;
  /** The register entry that the holder's post is, by unit. */
  readonly postOf?: (unit: string) => string;
  /** Of a thousand holders so many leave within the year; 120 unless told. */
  readonly changing?: number;
}

/** Who holds a seat: mostly the same all year, some leave, a few are followed by nobody. */
export function termsOf(world: World, seats: readonly Seat[]): Term[] {
  const random = world.random('officers');
  return seats.flatMap((seat) => seat.units.flatMap((unit) => holders(world, seat, unit, random)));
}

function holders(world: World, seat: Seat, unit: string, random: Random): Term[] {
  const { role, rank, postOf, changing = 120 } = seat;
  const common = { unit, role, ...(rank === undefined ? {} : { rank }), ...(postOf ? { post: postOf(unit) } : {}) };
  const engagement = random.pick(seat.engagement);
  const from = random.chance(450) ? -random.between(1, 360) : -random.between(361, 1_500);
  const first = { ...common, person: world.person(1), engagement, from };
  if (!random.chance(changing)) return [first];
  const to = random.between(20, world.lastDay - 60);
  const next = { ...common, person: world.person(1), engagement: random.pick(seat.engagement) };
  const gone = { ...first, to };
  return random.chance(150) ? [gone] : [gone, { ...next, from: to + random.pick([0, 0, 7, 21, 45]) }];
}

/** What units report of their officers coming and going. */
export function tellTerms(world: World, terms: readonly Term[], label = 'terms'): Report[] {
  const teller = new Teller(world, world.random(label));
  return terms.flatMap(({ person, unit, role, engagement, rank, post, from, to }) => {
    const refs = { person, unit, ...(post === undefined ? {} : { post }) };
    const values = { role, engagement, onPost: true, ...(rank === undefined ? {} : { rank }) };
    const began = teller.told(unit, 'role.began', refs, from, values);
    return to === undefined ? [began] : [began, teller.told(unit, 'role.ended', refs, to, { role })];
  });
}

/** Whether a term runs on a day. */
export const holdsOn = ({ from, to }: Term, day: number): boolean => from <= day && (to === undefined || day < to);
