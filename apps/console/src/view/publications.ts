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
  readonly isClosing: boolean;
}

/** What of the recomputations was published, oldest first. */
export function publicationsOf(runs: readonly Recomputation[]): readonly Publication[] {
  return runs
    .flatMap(({ id, day, position, publishedPosition, schedule }) => {
      if (position === null || publishedPosition === null) return [];
      const period = schedule?.period ?? null;
      return [
        {
          run: id,
          day,
          position,
          publishedPosition,
          period,
          schedule: schedule?.id ?? null,
          isClosing: closes(period),
        },
      ];
    })
    .sort((one, other) => (BigInt(one.publishedPosition) < BigInt(other.publishedPosition) ? -1 : 1));
}

/** Of a month, a quarter or a year; a night's result is of a day. */
const closes = (period: string | null): boolean => period !== null && !/^\d{4}-\d\d-\d\d$/.test(period);
