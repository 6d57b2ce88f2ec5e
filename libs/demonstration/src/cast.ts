import type { Organisation } from '@duibiao/plan';
import { Random } from './random.js';

/** A school or university with its graduates of the year. */
export interface School {
  /** The unit that reports. */
  readonly unit: string;
  /** The units that transfer the graduates: itself, or its branches. The school answers for all of them. */
  readonly owners: readonly string[];
  readonly graduates: number;
  /** How many of a thousand graduates in scope end up linked, before the city's total is settled. */
  readonly linkedPerMille: number;
  readonly isUniversity: boolean;
}

/** Who takes part. */
export interface Cast {
  readonly city: string;
  readonly schools: readonly School[];
  readonly universities: readonly string[];
  readonly towns: readonly string[];
  readonly parks: readonly string[];
  /** Outside the city: they do not report. */
  readonly outside: readonly string[];
  readonly army: string;
  readonly abroad: string;
  /** A town that never reports: what it accepts is known from the schools alone. */
  readonly silent: string;
}

/** Linked of a thousand, from the weakest school to the strongest; dealt out by the seed. */
const LADDER = [
  600, 655, 704, 741, 768, 789, 802, 815, 826, 835, 842, 848, 853, 858, 863, 868, 873, 879, 885, 892, 899, 906, 914,
  922, 931, 941, 954, 970,
];
const UNIVERSITY_SIZES = [760, 640, 590, 540, 480, 430, 390, 340];

/** Casts the units of an organisation. `percent`: the size of the demonstration, 100 being some 6,700 graduates. */
export function castUnits({ units }: Organisation, seed: number, percent: number): Cast {
  const random = new Random(seed, 'cast');
  const ofType = (...types: readonly string[]): string[] =>
    units.filter(({ type }) => types.includes(type)).map(({ id }) => id);
  const one = (type: string): string => {
    const [id] = ofType(type);
    if (id === undefined) throw new Error(`the organisation has no unit of type ${type}`);
    return id;
  };
  const universities = ofType('university');
  const secondary = ofType('school-vocational', 'school-senior');
  const rates = random.shuffled(LADDER);
  const sizes = random.shuffled(UNIVERSITY_SIZES);
  const scaled = (size: number): number => Math.max(10, Math.trunc((size * percent) / 100));
  const branches = (school: string): string[] =>
    units.filter(({ parent, type }) => parent === school && type === 'branch').map(({ id }) => id);

  const schools = [...universities, ...secondary].map((unit, index): School => {
    const isUniversity = index < universities.length;
    const size = isUniversity ? (sizes[index % sizes.length] ?? 0) + random.between(-20, 20) : random.between(90, 168);
    const owners = isUniversity ? [] : branches(unit);
    const linkedPerMille = rates[index % rates.length] ?? 0;
    return { unit, owners: owners.length > 0 ? owners : [unit], graduates: scaled(size), linkedPerMille, isUniversity };
  });
  const towns = ofType('town');
  return {
    city: one('city'),
    schools,
    universities,
    towns,
    parks: ofType('park'),
    outside: ofType('outside'),
    army: one('army-pool'),
    abroad: one('abroad-branch'),
    silent: random.pick(towns),
  };
}
