import type { Fraction } from './fraction.js';
import type { Goal } from './target.js';
import type { NotEvaluableReason, VerdictWord } from './verdict.js';

/**
 * The sums of a unit's rows in one slice: six components, those beyond the kind's own 0. `first` and `peak` of the first
 * component are given where the kind reads series; so is `last`, the last day up to D on which something was added to it.
 */
export interface SliceSums {
  readonly sums: readonly bigint[];
  readonly first: string | null;
  readonly peak: bigint;
  readonly last?: string | null;
}

/** By slice; a slice in which nothing ever counted is absent. */
export type Slices = ReadonlyMap<string, SliceSums>;

/**
 * What is asked of a kind about one unit. Days are `YYYY-MM-DD` and mean their end.
 *
 * `now` are the sums at (P, D), `atDue` those at (P, due), null while D < due. `target` null: the indicator is reported, never judged.
 * `isIssuer`: whether it is the unit at the top, which issues the plan; absent: yes. What has one owner is asked of no other unit.
 */
export interface Question<P = unknown> {
  readonly parameters: P;
  readonly target: Goal | null;
  readonly due: string;
  readonly day: string;
  readonly now: Slices;
  readonly atDue: Slices | null;
  readonly isIssuer?: boolean | undefined;
}

/** One of the parts behind a number: a period, a part of a deliverable, a level, a condition. */
export interface AssessedPart {
  readonly name: string;
  readonly value: Fraction;
  /** A word for how it stands, such as `attained`, `reached`, `missing`; null where none is due. */
  readonly state: string | null;
  /** The day that belongs to it (reached on); null where there is none. */
  readonly day: string | null;
}

/**
 * The answer of a kind on one unit.
 *
 * `value`: null where there is no number yet. `as`: whether it is read as a share (percent) or as a quantity. `progress`:
 * the share of the way for the pace (plan-catalogue 2.7), null where pace says nothing. `counts`: what stands beside the
 * number, by name.
 */
export interface Assessment {
  readonly value: Fraction | null;
  readonly as: 'share' | 'count';
  readonly verdict: VerdictWord;
  readonly reason: NotEvaluableReason | null;
  readonly valueAtDue: Fraction | null;
  readonly progress: Fraction | null;
  readonly counts: Readonly<Record<string, bigint>>;
  readonly parts: readonly AssessedPart[];
}

const nothing: readonly bigint[] = [0n, 0n, 0n, 0n, 0n, 0n];

/** Component `k` (from 0) of a slice; 0 where the slice is absent. */
export const component = (slices: Slices, k: number, slice = ''): bigint =>
  (slices.get(slice)?.sums ?? nothing)[k] ?? 0n;

/** Components 0 and 1 of a slice as n ÷ d. */
export const shareOf = (slices: Slices, slice = ''): Fraction => ({
  n: component(slices, 0, slice),
  d: component(slices, 1, slice),
});
