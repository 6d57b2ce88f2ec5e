import { readDraft, type PlanRule } from './draft.js';
import type { PlanFault } from './fault.js';
import type { FactFields, KindSchemas, ParameterCheck } from './kinds.js';
import { readParameters } from './load-parameters.js';
import type { Indicator, Plan } from './plan.js';
import { planShape } from './plan.schema.js';
import { daysRule } from './rules/days.rule.js';
import { identityRule } from './rules/identity.rule.js';
import { numberingRule } from './rules/numbering.rule.js';
import { periodsRule } from './rules/periods.rule.js';
import { quotationsRule } from './rules/quotations.rule.js';
import { readingsRule } from './rules/readings.rule.js';
import { referencesRule } from './rules/references.rule.js';
import { settingsRule } from './rules/settings.rule.js';
import { targetsRule } from './rules/targets.rule.js';
import { usesRule } from './rules/uses.rule.js';
import { checkShape } from './shape.js';
import { openSheet } from './sheet.js';

/** A plan file may have this many UTF-16 units; one with 200 indicators and all quotations has about 300,000. */
export const maxPlanLength = 1_048_576;

export interface PlanContext<K extends KindSchemas> {
  /** The parameter schema of every kind that an indicator may be of. */
  readonly kinds: K;
  /**
   * What the kinds find wrong beyond their schemas. Not given for a plan that stands in a ledger: a kind may learn to find
   * more, and what was published stays readable.
   */
  readonly checks?: Readonly<Record<string, ParameterCheck | undefined>> | undefined;
  /** The text of the document; given, every quotation must be found in it. */
  readonly source?: string | undefined;
  /** The fact kinds that exist, with their fields; given, an indicator may name no others. */
  readonly factKinds?: ReadonlyMap<string, FactFields> | undefined;
}

export type LoadedPlan<K extends KindSchemas = KindSchemas> =
  { readonly ok: true; readonly plan: Plan<K> } | { readonly ok: false; readonly faults: readonly PlanFault[] };

const rules: readonly PlanRule[] = [
  identityRule,
  numberingRule,
  referencesRule,
  targetsRule,
  daysRule,
  quotationsRule,
  settingsRule,
  periodsRule,
  readingsRule,
  usesRule,
];

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
  const parameters = draft.indicators.map((indicator, index) => readParameters(sheet, index, indicator, context));
  const { source, factKinds } = context;
  for (const rule of rules) rule(draft, { report: sheet.report, isDamaged: sheet.isDamaged, source, factKinds });

  const faults = sheet.faults();
  if (shaped === undefined || faults.length > 0) return { ok: false, faults };
  const { definitions: _shared, settings, ...rest } = shaped;
  const { from, to } = shaped;
  const indicators = shaped.indicators.map((indicator, index) => {
    const read = parameters[index];
    const alternatives = indicator.reading.alternatives.map((one, which) => {
      return { ...one, parameters: read?.alternatives[which] };
    });
    const { on = to, cadence, stated } = indicator.due;
    return {
      ...indicator,
      due: { on, cadence, stated },
      parameters: read?.own,
      reading: { ...indicator.reading, alternatives },
    };
  });
  const duties = settings.duties.map((duty) => ({ ...duty, from: duty.from ?? from, to: duty.to ?? to }));
  const plan = { ...rest, settings: { ...settings, duties }, indicators: indicators as unknown as Indicator<K>[] };
  return { ok: true, plan };
}
