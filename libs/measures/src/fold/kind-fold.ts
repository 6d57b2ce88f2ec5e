import type { DayNumber } from './calendar.js';
import type { FoldFact } from './fold-fact.js';

/** Facts that a definition needs: of one kind, found under one key (`person`, `person@period`), and the fields that are looked at. */
export interface Read {
  readonly fact: string;
  readonly by: string;
  readonly fields: readonly string[];
}

/**
 * What is known at P and had happened by D, as the fold of a kind may ask for it. Facts dated after D are among those
 * found: a kind compares days itself.
 */
export interface FoldPoint {
  readonly day: DayNumber;
  /** Key → the things found under it, each once by the ranking of its sources, in no order. */
  about(fact: string, by: string): ReadonlyMap<string, readonly FoldFact[]>;
  /** The same with every source of a thing, best first. */
  reports(fact: string, by: string): ReadonlyMap<string, readonly FoldFact[]>;
  /** Whether a unit is another or lies below it, in the tree that the numbers are asked in. */
  isWithin(unit: string, top: string): boolean;
  /** The same in the tree that was today's at a position. */
  wasWithin(unit: string, top: string, position: number): boolean;
  /** The type that a unit had on a day; before its first one, that. */
  typeOn(unit: string, day: DayNumber): string | undefined;
}

/**
 * Takes what a kind counts. Components in the order of the kind; those not given are 0. `from`, the day from which it counts, is needed of
 * kinds with `series` alone; none may lie after D.
 */
export interface Tally {
  /** Adds up with everything else, for the unit and all above it. */
  sum(unit: string, slice: string, components: readonly bigint[], from?: DayNumber): void;
  /** For the unit itself and no other. */
  alone(unit: string, slice: string, components: readonly bigint[], from?: DayNumber): void;
  /** One thing of several units, each with the day of its part: every unit at or above any of them counts it once, from the earliest day. */
  joint(parts: ReadonlyMap<string, DayNumber>, slice: string, components: readonly bigint[]): void;
}

/**
 * The auditors' road of a kind: from the facts of (P, D) to component vectors, in plain TypeScript. Pure. It reads the parameters of the
 * plan and MUST NOT use `compile` or anything of the kind's SQL: what both roads share is the definition and `assess`.
 */
export interface KindFold<P> {
  reads(parameters: P): readonly Read[];
  measure(parameters: P, point: FoldPoint, tally: Tally): void;
}
