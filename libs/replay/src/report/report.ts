import { createHash } from 'node:crypto';
import { canonicalJson } from '@duibiao/facts';
import { countVerdicts, type Result, type ResultLine, writeResult } from '@duibiao/results';
import { type Cause, causes } from '../compare/cause.js';
import { withDefects } from '../compare/defects.js';
import type { FieldDifference, LineDifference } from '../compare/difference.js';
import type { Aspect } from '../compare/stages.js';
import type { Trace } from '../compare/trace.js';
import type { View } from '../compare/view.js';
import { type EntriesAt, factsOf, type FactBehind } from './facts-behind.js';

/** What was compared with: the same ledger asked in another way, the read models, or a result published at a position. */
export type Against =
  | { readonly with: 'replay' }
  | { readonly with: 'read-models'; readonly stated: Result }
  | { readonly with: 'published'; readonly at: number; readonly stated: Result };

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
  readonly from: Number | null;
  readonly to: Number | null;
  readonly steps: readonly ReportStep[];
}
type Number = Pick<ResultLine, 'value' | 'as' | 'verdict' | 'reason' | 'valueAtDue'>;

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
  readonly numbers: readonly (Number & { readonly indicator: string })[];
  /** On how many lines that differ each cause had a part. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  readonly differences: readonly ReportDifference[];
}

export interface ReportInput {
  readonly ledger: string;
  readonly engine: string;
  readonly unit: string;
  readonly today: number | null;
  readonly replayed: View;
  /** Null: nothing to compare with. */
  readonly against: Against | null;
  /** The view compared with, as it is replayed; that of the replay itself where there is none. */
  readonly other: View;
  readonly trace: Trace;
  readonly recordedAt: (position: number) => string;
  readonly entriesAt: EntriesAt;
}

/** What a replay found, from the trace of its views. */
export async function reportOf(input: ReportInput): Promise<Report> {
  const { ledger, engine, unit, today, replayed, against, other, trace } = input;
  const isEarlier = replayed.position < other.position;
  const [ours, theirs] = isEarlier ? [trace.earlier, trace.later] : [trace.later, trace.earlier];
  const stated = against === null || against.with === 'replay' ? null : against.stated;
  const isAsked = trace.isAsked.bind(trace);
  const found =
    stated === null
      ? trace.differences
      : withDefects(trace.differences, stated, theirs, isEarlier ? 'later' : 'earlier', isAsked);
  const viewOf = (view: View, result: Result): ReportView => reportView(view, result, input);
  const differences = await factsOf(found, trace, input.entriesAt);
  return {
    form: 'duibiao-replay/1',
    ledger,
    engine,
    unit,
    today,
    replayed: viewOf(replayed, ours),
    against:
      against === null
        ? null
        : {
            ...viewOf(other, theirs),
            with: against.with,
            ...(against.with === 'published' && { publishedAt: against.at }),
            ...(stated !== null && { stated: writeResult(stated).digest }),
          },
    direction: isEarlier ? 'replayed-to-against' : 'against-to-replayed',
    numbers: numbersOf(ours, unit),
    causes: countCauses(found),
    differences,
  };
}

/** A report as it is kept, and the SHA-256 of these bytes in hex: the same question has the same for ever. */
export function writeReport(report: Report): { readonly text: string; readonly digest: string } {
  const text = canonicalJson(report);
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}

/** What of a line stands in a report. */
export const numberOf = ({ value, as, verdict, reason, valueAtDue }: ResultLine): Number => ({
  value,
  as,
  verdict,
  reason,
  valueAtDue,
});

function numbersOf({ lines }: Result, unit: string): Report['numbers'] {
  const said = new Map<string, ResultLine>();
  for (const line of lines) {
    if (line.unit === unit || (line.unit === null && !said.has(line.indicator))) said.set(line.indicator, line);
  }
  return [...said.values()].map((line) => ({ indicator: line.indicator, ...numberOf(line) }));
}

function reportView(view: View, result: Result, { trace, recordedAt }: ReportInput): ReportView {
  const { plan, planVersion, reading, position, day, organisation } = view;
  const { organisationVersion } = result.head;
  const own = result.lines.filter(({ unit }) => unit !== null && trace.isAsked(unit));
  return {
    plan,
    planVersion,
    reading,
    position,
    recordedAt: recordedAt(position),
    day,
    organisation,
    organisationVersion,
    digest: writeResult(result).digest,
    verdicts: { ...countVerdicts({ ...result, lines: own }) },
  };
}

function countCauses(differences: readonly LineDifference[]): Report['causes'] {
  const count = (cause: Cause): number =>
    differences.filter(({ steps }) => steps.some((step) => step.cause === cause)).length;
  return Object.fromEntries(causes.map((cause) => [cause, count(cause)] as const).filter(([, lines]) => lines > 0));
}
