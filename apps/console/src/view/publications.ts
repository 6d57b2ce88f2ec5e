import type { Recomputation } from '../api/types.js';

/** A result that stands published in the ledger. */
export interface Publication {
  readonly run: string;
  /** D. */
  readonly day: string;
  /** P, what was known. */
  readonly position: string;
  /** The entry that publishes it. */
  readonly publishedPosition: string;
  /** `2020-06`, `2020-Q2`, a day; null where somebody asked. */
  readonly period: string | null;
  readonly schedule: string | null;
  /** Of a month or a quarter, of a night, or asked for by somebody. */
  readonly kind: 'closing' | 'night' | 'asked';
}

/** What of the recomputations was published, oldest first. */
export function publicationsOf(runs: readonly Recomputation[]): readonly Publication[] {
  return runs
    .flatMap(({ id, day, position, publishedPosition, schedule }) => {
      if (position === null || publishedPosition === null) return [];
      const period = schedule?.period ?? null;
      return [
        { run: id, day, position, publishedPosition, period, schedule: schedule?.id ?? null, kind: kindOf(period) },
      ];
    })
    .sort((one, other) => (BigInt(one.publishedPosition) < BigInt(other.publishedPosition) ? -1 : 1));
}

const kindOf = (period: string | null): Publication['kind'] =>
  period === null ? 'asked' : /^\d{4}-\d\d-\d\d$/.test(period) ? 'night' : 'closing';

/** Those that stand out: what is published every night marks no day. */
export const standingOut = (publications: readonly Publication[]): readonly Publication[] =>
  publications.filter(({ kind }) => kind !== 'night');
