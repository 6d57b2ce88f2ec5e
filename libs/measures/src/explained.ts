import {
  attributionMeanings,
  cadenceWords,
  type Plan,
  type ProvenanceCode,
  provenanceMeanings,
  type Words,
} from '@duibiao/plan';
import { defineMeasure } from './definition.js';
import type { Json } from './json.js';
import type { Names } from './names.js';
import { measureKinds, measureWords, type parameterSchemas } from './registry.js';

type AnyPlan = Plan<typeof parameterSchemas>;

/** Everything that an indicator means, ready to be said in either language. */
export interface Explained {
  readonly id: string;
  readonly name: Words;
  readonly plan: { readonly id: string; readonly title: string; readonly issuer: string };
  readonly item: { readonly no: number; readonly title: string };
  readonly quotation: string | null;
  readonly target: { readonly comparator: 'at-least' | 'at-most' | 'equal-to'; readonly stated: string } | null;
  readonly provenance: { readonly code: ProvenanceCode; readonly name: Words; readonly meaning: Words };
  /** The target is a reading: every verdict on it is provisional. */
  readonly isProvisional: boolean;
  readonly due: { readonly on: string; readonly stated: string | null; readonly cadence: Words | null };
  readonly attribution: Words;
  /** The words of the document; null where it names nobody and the issuer answers. */
  readonly responsible: string | null;
  readonly scope: Words;
  readonly facts: readonly string[];
  readonly uses: readonly string[];
  readonly measure: {
    readonly kind: string;
    readonly digest: string;
    readonly words: Words | null;
    readonly parameters: Json;
  };
  readonly reading: NamedReading;
  /** Readings not taken, each with what it would measure. */
  readonly alternatives: readonly (NamedReading & { readonly words: Words | null; readonly parameters: Json })[];
}

interface NamedReading {
  readonly id: string;
  readonly version: number;
  readonly text: Words;
}

/** `names`: what facts and their fields are called in the words of the measure. */
export function explainIndicator(plan: AnyPlan, indicator: AnyPlan['indicators'][number], names: Names): Explained {
  const { id, name, item, target, provenance, due, attribution, responsible, scope, facts, uses, kind } = indicator;
  const { alternatives, ...reading } = indicator.reading;
  const { digest, parameters } = defineMeasure(indicator);
  return {
    id,
    name,
    plan: { id: plan.id, title: plan.title, issuer: plan.issuer },
    item: { no: item, title: plan.items.find(({ no }) => no === item)?.title ?? '' },
    quotation: provenance.quotation,
    target: target && { comparator: target.comparator, stated: target.stated },
    provenance: { code: provenance.code, ...provenanceMeanings[provenance.code] },
    isProvisional: provenance.code === 'G',
    due: { on: due.on, stated: due.stated, cadence: due.cadence && cadenceWords[due.cadence] },
    attribution: attributionMeanings[attribution],
    responsible,
    scope,
    facts,
    uses,
    measure: {
      kind: `${kind}@${measureKinds[kind].version}`,
      digest,
      words: measureWords(kind, indicator.parameters, names) ?? null,
      parameters,
    },
    reading,
    alternatives: alternatives.map(({ parameters: other, ...named }) => ({
      ...named,
      words: measureWords(kind, other, names) ?? null,
      parameters: defineMeasure({ kind, parameters: other }).parameters,
    })),
  };
}
