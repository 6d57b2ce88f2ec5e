import type { Entry } from '@duibiao/facts';
import type { FieldDifference, LineDifference, Step } from '../compare/difference.js';
import type { Trace } from '../compare/trace.js';
import { type FactBehind, numberOf, type ReportDifference } from './form.js';

/** The entries at some positions, in any order. */
export type EntriesAt = (positions: readonly number[]) => Promise<readonly Entry[]>;

/** Entries listed under one cause of one line at most; the others are counted. */
const listed = 20;

interface Named {
  readonly positions: readonly number[];
  readonly fields: readonly FieldDifference[] | null;
}

/** The differences with what stands behind each step, read from the ledger by position. */
export async function factsOf(
  differences: readonly LineDifference[],
  trace: Trace,
  entriesAt: EntriesAt,
): Promise<readonly ReportDifference[]> {
  const steps = new Map<Step, readonly Named[]>();
  for (const { unit, steps: own } of differences) for (const step of own) steps.set(step, namedBy(step, unit, trace));
  const wanted = [...steps.values()].flatMap((named) => named.slice(0, listed).map(lastOf));
  const entries = new Map((await entriesAt([...new Set(wanted)])).map((entry) => [entry.position, entry]));
  return differences.map(({ indicator, unit, from, to, steps: own }) => ({
    indicator,
    unit,
    from: from && numberOf(from),
    to: to && numberOf(to),
    steps: own.map((step) => {
      const { cause, aspect, fields } = step;
      const named = steps.get(step) ?? [];
      const behind = named.slice(0, listed).flatMap((one) => {
        const entry = entries.get(lastOf(one));
        return entry === undefined ? [] : [behindOf(entry, one)];
      });
      return { cause, ...(aspect && { aspect }), fields, behind, more: named.length - behind.length };
    }),
  }));
}

const lastOf = ({ positions }: Named): number => positions.at(-1) ?? 0;

function namedBy({ cause, aspect, effects }: Step, unit: string | null, trace: Trace): readonly Named[] {
  if (cause === 'reorganisation' && unit !== null && (aspect === 'recorded' || aspect === 'tree')) {
    return trace.reorganised(unit, aspect).map((position) => ({ positions: [position], fields: null }));
  }
  return effects.flatMap(({ changes, fields }) =>
    changes.map(({ positions }) => ({ positions, fields: changes.length === 1 ? fields : null })),
  );
}

function behindOf({ body, position, recordedAt }: Entry, { positions, fields }: Named): FactBehind {
  const reason = 'reason' in body ? (body.reason?.sha256 ?? null) : null;
  const common = {
    position,
    earlier: positions.slice(0, -1),
    recordedAt,
    type: body.type,
    submission: body.submission.id,
    channel: body.by.channel,
    principal: body.by.principal,
    reason,
    fields,
  };
  if ('fact' in body) {
    const { kind, refs, days, values, source } = body.fact;
    return { ...common, fact: { id: body.stream, kind, refs, days, values, source } };
  }
  if (body.type !== 'submission-reviewed') return common;
  const { submission, outcome } = body.review;
  return { ...common, review: { submission, outcome } };
}
