import { type DayNumber, dayText, type Slices, type SliceSums, type Tally } from '@duibiao/measures';
import type { Tree } from './tree.js';

/** Six components, and where the kind reads series, how much the first grew on each day. */
interface Sums {
  readonly components: bigint[];
  readonly days: Map<DayNumber, bigint>;
}
type BySlice = Map<string, Sums>;
const width = 6;

/**
 * Adds up what a kind counts, for every unit with what lies below it in one tree. What several units share is counted once at each unit above
 * any of them, directly, from the earliest of their days.
 */
export class RollUp implements Tally {
  /** What still has to be carried up. */
  readonly #own = new Map<string, BySlice>();
  /** What stands as it is. */
  readonly #whole = new Map<string, BySlice>();

  constructor(
    private readonly tree: Tree,
    private readonly isSeries: boolean,
  ) {}

  sum(unit: string, slice: string, components: readonly bigint[], from?: DayNumber): void {
    this.#add(this.#own, unit, slice, components, from);
  }

  alone(unit: string, slice: string, components: readonly bigint[], from?: DayNumber): void {
    this.#add(this.#whole, unit, slice, components, from);
  }

  joint(parts: ReadonlyMap<string, DayNumber>, slice: string, components: readonly bigint[]): void {
    const first = new Map<string, DayNumber>();
    for (const [unit, day] of parts) {
      for (const above of this.tree.path(unit)) first.set(above, Math.min(day, first.get(above) ?? Infinity));
    }
    for (const [unit, day] of first) this.#add(this.#whole, unit, slice, components, day);
  }

  /** Unit → slices. A unit in which nothing ever counted is absent. */
  slices(): ReadonlyMap<string, Slices> {
    for (const [unit, bySlice] of this.#own) {
      for (const above of this.tree.path(unit)) {
        for (const [slice, sums] of bySlice) merge(sumsIn(this.#whole, above, slice), sums);
      }
    }
    this.#own.clear();
    return new Map(
      [...this.#whole].map(([unit, bySlice]) => [
        unit,
        new Map([...bySlice].map(([slice, sums]) => [slice, this.#read(sums)])),
      ]),
    );
  }

  #add(
    into: Map<string, BySlice>,
    unit: string,
    slice: string,
    components: readonly bigint[],
    from: DayNumber | undefined,
  ): void {
    const sums = sumsIn(into, unit, slice);
    add(sums.components, components);
    if (!this.isSeries) return;
    if (from === undefined) throw new Error(`slice ${slice} of ${unit}: no day, though days matter here`);
    sums.days.set(from, (sums.days.get(from) ?? 0n) + (components[0] ?? 0n));
  }

  #read({ components, days }: Sums): SliceSums {
    if (!this.isSeries) return { sums: components, first: null, peak: 0n, last: null };
    let [level, peak] = [0n, 0n];
    let [first, last]: [string | null, string | null] = [null, null];
    for (const [day, step] of [...days].toSorted(([a], [b]) => a - b)) {
      level += step;
      if (level > 0n) first ??= dayText(day);
      if (level > peak) peak = level;
      if (step > 0n) last = dayText(day);
    }
    return { sums: components, first, peak, last };
  }
}

function sumsIn(into: Map<string, BySlice>, unit: string, slice: string): Sums {
  let bySlice = into.get(unit);
  if (bySlice === undefined) into.set(unit, (bySlice = new Map()));
  let sums = bySlice.get(slice);
  if (sums === undefined) {
    bySlice.set(slice, (sums = { components: Array.from({ length: width }, () => 0n), days: new Map() }));
  }
  return sums;
}

function merge(into: Sums, { components, days }: Sums): void {
  add(into.components, components);
  for (const [day, step] of days) into.days.set(day, (into.days.get(day) ?? 0n) + step);
}

function add(into: bigint[], components: readonly bigint[]): void {
  for (let at = 0; at < components.length; at += 1) {
    const number = components[at] ?? 0n;
    if (number !== 0n) into[at] = (into[at] ?? 0n) + number;
  }
}
