import type { Fact } from '@duibiao/facts';
import type { Result, ResultLine } from '@duibiao/results';
import type { Cause } from '../compare/cause.js';
import type { FieldDifference } from '../compare/difference.js';
import type { Aspect } from '../compare/stages.js';

/** What was compared with: the same ledger asked in another way, the read models, or a result published at a position. */
export type Against =
  | { readonly with: 'replay' }
  | { readonly with: 'read-models'; readonly stated: Result }
  | { readonly with: 'published'; readonly at: number; readonly stated: Result };

/** One entry behind a difference: who said what, when, by which channel and in which submission. */
export interface FactBehind {
  /** The newest entry that had a part in it, and those before it that changed the same fact since. */
  readonly position: number;
  readonly earlier: readonly number[];
  readonly recordedAt: string;
  readonly type: string;
  readonly submission: string;
  readonly channel: string;
  readonly principal: string;
  /** SHA-256 of the reason that was given; null where there is none. */
  readonly reason: string | null;
  /** The fact, as that entry says it. */
  readonly fact?: Pick<Fact, 'kind' | 'refs' | 'days' | 'values' | 'source'> & { readonly id: string };
  /** The submission that a review is about, and what the review found. */
  readonly review?: { readonly submission: string; readonly outcome: string };
  /** What this alone did to the line; null where it is told only together with others. */
  readonly fields: readonly FieldDifference[] | null;
}

/** One of the views compared, and what it amounts to. */
export interface ReportView {
  readonly plan: string;
  readonly planVersion: number;
  readonly reading: string | null;
  readonly position: number;
  readonly recordedAt: string;
  readonly day: string;
  readonly organisation: 'then' | 'now';
  readonly organisationVersion: string;
  /** SHA-256 of all its numbers, of the whole ledger, by the fold. */
  readonly digest: string;
  /** Of the units asked for. */
  readonly verdicts: Readonly<Record<string, number>>;
}

export interface ReportStep {
  readonly cause: Cause;
  readonly aspect?: Aspect;
  readonly fields: readonly FieldDifference[];
  /** Facts, reviews and changes of units behind it; `more`: how many are not listed. */
  readonly behind: readonly FactBehind[];
  readonly more: number;
}

export interface ReportDifference {
  readonly indicator: string;
  /** Null: every unit in which nothing counts. */
  readonly unit: string | null;
  readonly from: ReportNumber | null;
  readonly to: ReportNumber | null;
  readonly steps: readonly ReportStep[];
}
/** What of a line stands in a report. */
export type ReportNumber = Pick<ResultLine, 'value' | 'as' | 'verdict' | 'reason' | 'valueAtDue'>;

/** Everything that a replay found. It holds nothing that depends on when or where it was made. */
export interface Report {
  readonly form: 'duibiao-replay/1';
  readonly ledger: string;
  readonly engine: string;
  /** The unit that was asked for, with all below it. */
  readonly unit: string;
  /** The last position that was looked at, where the organisation of today was asked for; else null. */
  readonly today: number | null;
  readonly replayed: ReportView;
  readonly against:
    (ReportView & { readonly with: Against['with']; readonly publishedAt?: number; readonly stated?: string }) | null;
  /** From which view to which the differences lead: from the one that knew less. */
  readonly direction: 'against-to-replayed' | 'replayed-to-against';
  /** The unit's own numbers, as replayed. */
  readonly numbers: readonly (ReportNumber & { readonly indicator: string })[];
  /** On how many lines that differ each cause had a part. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  readonly differences: readonly ReportDifference[];
}

export const numberOf = ({ value, as, verdict, reason, valueAtDue }: ResultLine): ReportNumber => ({
  value,
  as,
  verdict,
  reason,
  valueAtDue,
});
