import * as z from 'zod';
import { day } from './day.js';
import type { FaultRule, Path } from './fault.js';
import type { FactFields } from './kinds.js';
import type { Sheet } from './sheet.js';

const maybeText = z.string().optional().catch(undefined);
const maybeInt = z.int().optional().catch(undefined);
const maybeDay = day.optional().catch(undefined);

const section = z.object({ id: maybeText, title: maybeText }).catch({});
const item = z.object({ no: maybeInt, section: maybeText, title: maybeText, text: maybeText }).catch({});
const provenance = z.object({ code: maybeText, quotation: maybeText }).optional().catch({});
const named = z.object({ id: maybeText, version: maybeInt });
const reading = named
  .extend({ alternatives: z.array(named.extend({ parameters: z.unknown().optional() }).catch({})).catch([]) })
  .catch({ alternatives: [] });
const indicator = z
  .object({
    id: maybeText,
    item: maybeInt,
    kind: maybeText,
    parameters: z.unknown().optional(),
    provenance,
    target: z.unknown().optional(),
    due: z.object({ on: maybeDay, stated: maybeText }).catch({}),
    responsible: maybeText,
    reading,
    facts: z.array(maybeText).catch([]),
    uses: z.array(maybeText).catch([]),
  })
  .catch({ due: {}, reading: { alternatives: [] }, facts: [], uses: [] });

const duty = z
  .object({
    id: maybeText,
    indicators: z.array(maybeText).catch([]),
    items: z.array(maybeInt).catch([]),
    from: maybeDay,
    to: maybeDay,
    periods: z.unknown().optional(),
  })
  .catch({ indicators: [], items: [] });
const settings = z
  .object({ duties: z.array(duty).catch([]), schedules: z.array(z.object({ id: maybeText }).catch({})).catch([]) })
  .catch({ duties: [], schedules: [] });

const draft = z
  .object({
    title: maybeText,
    issuer: maybeText,
    documentNumber: maybeText,
    year: z.int().min(1900).max(2199).optional().catch(undefined),
    from: maybeDay,
    to: maybeDay,
    preamble: maybeText,
    settings,
    sections: z.array(section).catch([]),
    items: z.array(item).catch([]),
    indicators: z.array(indicator).catch([]),
  })
  .catch({ settings: { duties: [], schedules: [] }, sections: [], items: [], indicators: [] });

/**
 * What can be read of a plan file with faults in it: every field may be absent, none is of a wrong type. The rules work
 * on this, so that one fault never hides another.
 */
export type Draft = z.output<typeof draft>;

export function readDraft(value: unknown): Draft {
  return draft.parse(value);
}

/** What a rule may know beside the draft. */
export interface RuleContext {
  readonly report: Sheet['report'];
  readonly isDamaged: Sheet['isDamaged'];
  /** The text of the document, if the caller has it; quotations are looked up in it. */
  readonly source: string | undefined;
  /** The fact kinds that exist, if the caller knows them. */
  readonly factKinds: ReadonlyMap<string, FactFields> | undefined;
}

/** Checks one thing across the parts of a plan and reports every place that breaks it. */
export type PlanRule = (draft: Draft, context: RuleContext) => void;

/** Reports each value that an earlier entry of the list holds already. */
export function reportRepeats(
  values: readonly (string | number | undefined)[],
  pathOf: (index: number) => Path,
  report: Sheet['report'],
  rule: FaultRule = 'duplicate-id',
): void {
  const first = new Map<string | number, number>();
  values.forEach((value, index) => {
    if (value === undefined) return;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    else report(pathOf(index), rule, `is ${value}, which entry ${earlier + 1} of the list has: must be its own`);
  });
}
