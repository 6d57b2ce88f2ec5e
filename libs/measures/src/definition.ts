import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json } from './json.js';
import type { Compiled, MeasureKind } from './kind.js';
import { type KindName, measureKinds } from './registry.js';
import type { CompiledSelector } from './selector.js';

/**
 * Which facts touch the cases of a definition: those found under `via`. `mode` says how the key found becomes the keys of cases:
 * - `whole`: it is the key;
 * - `left`, `right`: it is that part of `left@right`; the other part is any key found under one of `others`;
 * - `hop`: it is a field of other facts, those found under `others[0]` by the same key; their keys under `others[1]` are the cases.
 */
export interface Input {
  readonly via: string;
  readonly mode: 'whole' | 'left' | 'right' | 'hop';
  readonly others: readonly string[];
}

/**
 * What an indicator measures, apart from target and words: indicators and plan versions that measure the same share it.
 *
 * `digest`: 40 hex digits, the first 20 bytes of SHA-256 over the canonical JSON of `{"kind", "parameters"}`. `kind` is
 * `ratio@1`. `inputs` are the facts that touch its cases, `compiled` what the SQL reads.
 */
export interface Definition {
  readonly digest: string;
  readonly kind: string;
  readonly parameters: Json;
  readonly inputs: readonly Input[];
  readonly compiled: Compiled;
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
  const compiled = kind.compile(parameters);
  return { ...content, digest, compiled, inputs: inputsOf(compiled.selectors) };
}

/** Each input once, in the order of the selectors. */
function inputsOf(selectors: readonly CompiledSelector[]): readonly Input[] {
  const vias = (part: number): string[] => [
    ...new Set(selectors.filter((one) => one.part === part && one.hop === null).map(({ via }) => via)),
  ];
  const all = selectors.map(({ via, part, hop }): Input => {
    if (hop !== null) {
      const [fact = ''] = hop.via.split(':');
      return { via, mode: 'hop', others: [`${fact}:${hop.field}`, hop.via] };
    }
    if (part === 0) return { via, mode: 'whole', others: [] };
    return part === 1 ? { via, mode: 'left', others: vias(2) } : { via, mode: 'right', others: vias(1) };
  });
  const byName = new Map(all.map((input) => [`${input.via} ${input.mode}`, input]));
  return [...byName.values()];
}

/** As it stands after a journey through JSON: absent properties are left out. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
