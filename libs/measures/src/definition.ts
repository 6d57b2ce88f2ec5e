import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json, MeasureKind } from './kind.js';
import { type KindName, measureKinds } from './registry.js';

/**
 * What an indicator measures, apart from target and words: indicators and plan versions that measure the same share it.
 *
 * `digest`: 40 hex digits, the first 20 bytes of SHA-256 over the canonical JSON of `{"kind", "parameters"}`. `kind` is
 * `ratio@1`. `inputs` are the fact kinds that touch its cases, `compiled` what the SQL reads.
 */
export interface Definition {
  readonly digest: string;
  readonly kind: string;
  readonly parameters: Json;
  readonly period: string;
  readonly inputs: readonly string[];
  readonly compiled: Json;
}

/** The definition behind an indicator of a loaded plan. The same kind and parameters give the same digest for ever. */
export function defineMeasure(indicator: { readonly kind: KindName; readonly parameters: unknown }): Definition {
  const kind: MeasureKind = measureKinds[indicator.kind];
  const parameters = kind.parameters.parse(indicator.parameters);
  const content = { kind: `${kind.name}@${kind.version}`, parameters: plain(parameters) };
  const digest = createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex')
    .slice(0, 40);
  return {
    ...content,
    digest,
    period: kind.period(parameters),
    inputs: kind.inputs(parameters),
    compiled: kind.compile(parameters),
  };
}

/** As it stands after a journey through JSON: absent properties are left out. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
