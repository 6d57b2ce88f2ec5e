import { isoDay } from '../calendar.js';
import type { DemoFact, DemoValues } from '../command.js';
import type { Random } from '../random.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';
import { tellRegister } from './registers.js';
import { type Sample, tellEvents } from './samples.js';

/** A value as it is, one of several words, or a number between two. */
type Drawn = string | number | boolean | readonly string[] | readonly [number, number];

/**
 * Facts of one kind that a few units report, so many each, on days of their own: for kinds that are named by their day, that name somebody, or
 * that have other days. Events are samples.
 */
export interface Work {
  readonly kind: string;
  /** Names the things; each label draws for itself. */
  readonly label: string;
  readonly units: readonly string[];
  /** 1 unless told. */
  readonly each?: readonly [number, number];
  readonly days: readonly [number, number];
  readonly values?: Readonly<Record<string, Drawn>>;
  /** The reference by which the fact names what it is about: an event, a document, a report. */
  readonly thing?: string;
  /** The reference that is a person, new with each fact. */
  readonly person?: string;
  /** Whether somebody new gives it: a lesson has a list of lecturers. */
  readonly lecturer?: boolean;
  /** Other references. */
  readonly refs?: (unit: string, name: string) => DemoFact['refs'];
  /** Other days, counted from the fact's own; null: it has none. */
  readonly others?: (random: Random) => Readonly<Record<string, number | null>>;
}

/** What units did, one kind of work after another. */
export function tellWork(world: World, list: readonly Work[]): Report[] {
  return list.flatMap((work) => tellOne(world, work));
}

function tellOne(world: World, work: Work): Report[] {
  const { kind, label, units, each = [1, 1], days, values = {}, thing, person, refs, others } = work;
  const random = world.random(`work ${label}`);
  const teller = new Teller(world, random);
  const [from, to] = days;
  return world.some(units).flatMap((unit) => {
    const count = random.between(...each);
    // a part of the time for each, so that no two of one unit fall on one day
    const part = Math.max(1, Math.trunc((to - from + 1) / count));
    return Array.from({ length: count }, (_, n) => {
      const name = `${label}/${unit}/${n + 1}`;
      const day = from + n * part + random.between(0, part - 1);
      const more = Object.entries(others?.(random) ?? {}).flatMap(([field, after]) =>
        after === null ? [] : [[field, isoDay(day + after)] as const],
      );
      const fact = {
        kind,
        refs: {
          unit,
          ...(thing === undefined ? {} : { [thing]: name }),
          ...(person === undefined ? {} : { [person]: world.person(5) }),
          ...(work.lecturer === true ? { lecturers: [world.person(5)] } : {}),
          ...refs?.(unit, name),
        },
        days: { occurredOn: isoDay(day), ...Object.fromEntries(more) },
        values: draw(values, random),
      };
      return teller.toldOf(unit, fact, day);
    });
  });
}

function draw(values: Readonly<Record<string, Drawn>>, random: Random): DemoValues {
  return Object.fromEntries(Object.entries(values).map(([name, of]) => [name, drawOne(of, random)]));
}

const isRange = (of: Drawn): of is readonly [number, number] => typeof of === 'object' && typeof of[0] === 'number';

function drawOne(of: Drawn, random: Random): string | number | boolean {
  if (typeof of !== 'object') return of;
  return isRange(of) ? random.between(...of) : random.pick(of);
}

/** Events of several campaigns, one after another: each held by every second of the units, four at most. */
export const tellCampaigns = (
  world: World,
  campaigns: readonly string[],
  units: readonly string[],
  numbers: Sample['numbers'] = {},
): Report[] =>
  campaigns.flatMap((campaign, index) => {
    const held = units.length < 3 ? units : units.filter((_, at) => (at + index) % 2 === 0).slice(0, 4);
    const more = { numbers: { participants: [12, 240], ...numbers } } as const;
    return tellEvents(world, campaign, world.some(held), [{ campaign }], more);
  });

/** Enters in a register what units have, each under a name of its own; `day`: from when on it is there. */
export function tellEntries(
  world: World,
  register: string,
  units: readonly string[],
  each: readonly [number, number],
  day = -200,
): Report[] {
  const random = world.random(`entries ${register}`);
  const entries = world
    .some(units)
    .flatMap((unit) =>
      Array.from({ length: random.between(...each) }, (_, n) => ({ entry: entryOf(register, unit, n + 1), unit, day })),
    );
  return tellRegister(world, register, entries);
}

export const entryOf = (register: string, unit: string, n: number): string => `${register}/${unit}/${n}`;
