import { emptyFact, type FactInput, withInput } from './form-model.js';
import type { FactKind } from './types.js';

/** What a form is opened for: a report that is due, in the words of the plan. */
export interface Asked {
  readonly unit: string;
  readonly today: string;
  readonly duty?: string | undefined;
  readonly period?: string | undefined;
}

interface DutyOfPlan {
  readonly id: string;
  readonly indicators?: readonly string[];
}
interface IndicatorOfPlan {
  readonly id: string;
  readonly facts?: readonly string[];
  readonly parameters?: unknown;
}
export interface PlanFile {
  readonly indicators?: readonly IndicatorOfPlan[];
  readonly settings?: { readonly duties?: readonly DutyOfPlan[] };
}

/** The indicators that a duty names; all of the plan where it names none. */
function indicatorsOf({ indicators = [], settings }: PlanFile, duty: string | undefined): readonly IndicatorOfPlan[] {
  const named = settings?.duties?.find(({ id }) => id === duty)?.indicators;
  return named === undefined ? indicators : indicators.filter(({ id }) => named.includes(id));
}

/** Kinds that the plan's indicators count, or those of one duty, in the order of their declaration. */
export function kindsOfPlan(plan: PlanFile, kinds: readonly FactKind[], duty?: string): readonly FactKind[] {
  const counted = new Set(indicatorsOf(plan, duty).flatMap(({ facts = [] }) => facts));
  return kinds.filter(({ kind }) => counted.has(kind));
}

/** The value that every indicator of the duty asks of this kind, such as the campaign of its activities. */
function demanded(plan: PlanFile, duty: string, kind: string): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (typeof node !== 'object' || node === null) return;
    const { fact, where } = node as { readonly fact?: unknown; readonly where?: unknown };
    if (fact === kind && typeof where === 'object' && where !== null) {
      for (const [field, asked] of Object.entries(where)) {
        const known = found.get(field) ?? new Set();
        for (const one of [asked].flat()) known.add(String(one));
        found.set(field, known);
      }
    }
    for (const one of Object.values(node)) walk(one);
  };
  for (const { parameters } of indicatorsOf(plan, duty)) walk(parameters);
  const single = [...found].flatMap(([field, values]) =>
    values.size === 1 ? [[field, [...values].join('')] as const] : [],
  );
  return new Map(single);
}

/**
 * A fact with what is known before anybody types: the reporting unit where the kind names one, today, and of a report that is due its period
 * and what the plan asks of it.
 */
export function prefilled(kind: FactKind, plan: PlanFile | undefined, { unit, today, duty, period }: Asked): FactInput {
  const own = kind.submit.above ? undefined : kind.refs.find(({ field, type }) => field === 'unit' && type === 'unit');
  let fact = emptyFact(kind);
  if (own !== undefined) fact = withInput(fact, 'refs', own.field, unit);
  for (const { field, isRequired } of kind.days) if (isRequired) fact = withInput(fact, 'days', field, today);
  if (duty === undefined) return fact;
  const ofPeriod = kind.refs.find(({ of }) => of === 'period');
  if (ofPeriod !== undefined && period !== undefined) fact = withInput(fact, 'refs', ofPeriod.field, period);
  for (const { field } of kind.values) {
    const asked = field === 'duty' ? duty : demanded(plan ?? {}, duty, kind.kind).get(field);
    if (asked !== undefined) fact = withInput(fact, 'values', field, asked);
  }
  return fact;
}
