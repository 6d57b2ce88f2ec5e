import { createHash } from 'node:crypto';
import { canonicalJson } from '@duibiao/facts';
import { countVerdicts, type Result, type ResultLine, writeResult } from '@duibiao/results';
import { type Cause, causes } from '../compare/cause.js';
import { withDefects } from '../compare/defects.js';
import type { LineDifference } from '../compare/difference.js';
import type { Trace } from '../compare/trace.js';
import type { View } from '../compare/view.js';
import { type EntriesAt, factsOf } from './facts-behind.js';
import { type Against, numberOf, type Report, type ReportView } from './form.js';

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
