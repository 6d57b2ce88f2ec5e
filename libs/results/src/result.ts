import type { NotEvaluableReason, VerdictWord } from '@duibiao/measures';

/** The version of everything that computes: stands with every number. */
export const ENGINE = 'duibiao-1';

/** Counted by everything that was reported, or by accepted facts and frames alone. */
export type Basis = 'all' | 'accepted';

/** What a result is of. Two with the same head have the same lines, whoever computed them and when. */
export interface ResultHead {
  readonly ledger: string;
  readonly plan: string;
  readonly planVersion: number;
  /** P: what was known. */
  readonly position: bigint;
  /** D: what had happened, up to the end of this day (`YYYY-MM-DD`). */
  readonly day: string;
  /** In the tree of D, or in today's. */
  readonly organisation: 'then' | 'now';
  /** SHA-256 in hex over the units of that tree and where each stands. */
  readonly organisationVersion: string;
  /** The unit at the top; every indicator has a line for it. */
  readonly root: string;
  readonly basis: Basis;
  readonly engine: string;
}

/** One of the parts behind a number, see `AssessedPart`; `value` is `n/d`. */
export interface ResultPart {
  readonly name: string;
  readonly value: string;
  readonly state: string | null;
  readonly day: string | null;
}

/**
 * What one indicator says of one unit with all below it. `unit` null: what it says of every unit that has no line of its own, since nothing
 * counts there. Values are `n/d`, exact and not reduced; null where there is no number.
 */
export interface ResultLine {
  readonly indicator: string;
  readonly unit: string | null;
  readonly value: string | null;
  readonly as: 'share' | 'count';
  readonly verdict: VerdictWord;
  readonly reason: NotEvaluableReason | null;
  readonly valueAtDue: string | null;
  readonly counts: Readonly<Record<string, string>>;
  readonly parts: readonly ResultPart[];
}

/** All numbers of a plan at one (P, D). Lines are in order: by indicator, then unit (null first), as bytes of UTF-8 compare ASCII ids. */
export interface Result {
  readonly head: ResultHead;
  readonly lines: readonly ResultLine[];
}

/** A line's name among the lines of a result. */
export type ResultKey = Pick<ResultLine, 'indicator' | 'unit'>;

/** Negative, 0, positive: the order of lines. */
export const compareKeys = (a: ResultKey, b: ResultKey): number =>
  compareIds(a.indicator, b.indicator) || compareIds(a.unit ?? '', b.unit ?? '');

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
