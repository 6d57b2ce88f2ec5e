import type { Organisation, OrgUnit } from '@duibiao/plan';
import { memberNumber } from './command.js';
import { Random } from './random.js';

/** What a topic of a demonstration is told from: the units, a size, and chance that follows from the seed. */
export class World {
  readonly #byType: ReadonlyMap<string, readonly OrgUnit[]>;
  readonly #people = new Map<number, number>();

  constructor(
    organisation: Organisation,
    readonly seed: number,
    /** The size of the demonstration, 100 being the whole. */
    readonly percent: number,
    /** The last day on which something is reported for the first time. */
    readonly lastDay: number,
  ) {
    this.#byType = Map.groupBy(organisation.units, ({ type }) => type);
    this.root = organisation.units.find(({ parent }) => parent === null)?.id ?? '';
    this.#types = new Map(organisation.units.map(({ id, type }) => [id, type]));
    this.#children = Map.groupBy(organisation.units, ({ parent }) => parent ?? '');
  }

  readonly root: string;
  readonly #types: ReadonlyMap<string, string>;
  readonly #children: ReadonlyMap<string, readonly OrgUnit[]>;

  /** Each topic, and each part of one that shall stand for itself, draws from a label of its own. */
  random(label: string): Random {
    return new Random(this.seed, label);
  }

  /** Ids of all units of these types, in the order of the organisation. */
  units(...types: readonly string[]): string[] {
    return types.flatMap((type) => (this.#byType.get(type) ?? []).map(({ id }) => id));
  }

  typeOf(unit: string): string | undefined {
    return this.#types.get(unit);
  }

  below(unit: string, type: string): string[] {
    return (this.#children.get(unit) ?? []).filter((child) => child.type === type).map(({ id }) => id);
  }

  /** So many in the whole, fewer in a smaller demonstration, one at least. */
  scaled(count: number): number {
    return Math.max(1, Math.trunc((count * this.percent) / 100));
  }

  /** The first of a list, as many as the size allows. */
  some<T>(list: readonly T[]): readonly T[] {
    return list.slice(0, list.length === 0 ? 0 : this.scaled(list.length));
  }

  /** A new person of a topic: `digit` 1 to 9 is the topic's own, so that one topic numbers nobody of another. */
  person(digit: number): string {
    const n = (this.#people.get(digit) ?? 0) + 1;
    this.#people.set(digit, n);
    return memberNumber(digit * 100_000 + n);
  }
}
