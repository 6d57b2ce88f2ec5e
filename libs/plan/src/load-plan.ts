import { readDraft, type PlanRule } from './draft.js';
import type { PlanFault } from './fault.js';
import type { Indicator, KindSchemas, Plan } from './plan.js';
import { planShape } from './plan.schema.js';
import { daysRule } from './rules/days.rule.js';
import { identityRule } from './rules/identity.rule.js';
import { numberingRule } from './rules/numbering.rule.js';
import { quotationsRule } from './rules/quotations.rule.js';
import { referencesRule } from './rules/references.rule.js';
import { targetsRule } from './rules/targets.rule.js';
import { checkShape } from './shape.js';
import { openSheet, type Sheet } from './sheet.js';

/** A plan file may have this many UTF-16 units; one with 200 indicators and all quotations has about 300,000. */
export const maxPlanLength = 1_048_576;

export interface PlanContext<K extends KindSchemas> {
  /** The parameter schema of every kind that an indicator may be of. */
  readonly kinds: K;
  /** The text of the document; given, every quotation must be found in it. */
  readonly source?: string | undefined;
  /** The fact kinds that exist; given, an indicator may name no others. */
  readonly factKinds?: ReadonlySet<string> | undefined;
}

export type LoadedPlan<K extends KindSchemas = KindSchemas> =
  { readonly ok: true; readonly plan: Plan<K> } | { readonly ok: false; readonly faults: readonly PlanFault[] };

const rules: readonly PlanRule[] = [identityRule, numberingRule, referencesRule, targetsRule, daysRule, quotationsRule];

/**
 * Reads a plan from YAML or JSON.
 *
 * Refuses a file with any fault and returns all of them at once, in the order of the file. Never throws for what the
 * file says. The same text and context give the same plan.
 */
export function loadPlan<K extends KindSchemas>(text: string, context: PlanContext<K>): LoadedPlan<K> {
  const sheet = openSheet(text, maxPlanLength);
  if (sheet.value === undefined) return { ok: false, faults: sheet.faults() };
  const shaped = checkShape(sheet, [], planShape, sheet.value);
  const draft = readDraft(sheet.value);
  const parameters = draft.indicators.map(({ kind, parameters: given }, index) =>
    kind === undefined ? undefined : checkParameters(sheet, index, kind, given, context.kinds),
  );
  const { source, factKinds } = context;
  for (const rule of rules) rule(draft, { report: sheet.report, isDamaged: sheet.isDamaged, source, factKinds });

  const faults = sheet.faults();
  if (shaped === undefined || faults.length > 0) return { ok: false, faults };
  const indicators = shaped.indicators.map((indicator, index) => ({ ...indicator, parameters: parameters[index] }));
  return { ok: true, plan: { ...shaped, indicators: indicators as unknown as Indicator<K>[] } };
}

/** The parameters of one indicator as its kind reads them; undefined when they, or the kind, are reported. */
function checkParameters(sheet: Sheet, index: number, kind: string, given: unknown, kinds: KindSchemas): unknown {
  const schema = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (schema === undefined) {
    const legal = `must be one of ${Object.keys(kinds).join(', ')}`;
    sheet.report(['indicators', index, 'kind'], 'unknown-kind', `is "${kind}": ${legal}`);
    return undefined;
  }
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isMap ? checkShape(sheet, ['indicators', index, 'parameters'], schema, given) : undefined;
}
