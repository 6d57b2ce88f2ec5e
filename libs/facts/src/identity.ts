import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { FactKind } from './fact-kind.js';
import type { Fact, FactSource } from './fact.js';

const digest40 = (text: string): string => hash('sha256', text, 'hex').slice(0, 40);

type Named = Pick<Fact, 'refs' | 'days' | 'values'>;

/** The fields that name the thing, by field name. */
export function naturalKey(kind: FactKind, fact: Named): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...fact.refs, ...fact.days, ...fact.values };
  return Object.fromEntries(kind.key.map((name) => [name, fields[name] ?? null]));
}

/**
 * Two names, each 40 hex digits (SHA-256, first 20 bytes): `thing`, of kind and natural key, whoever reports it; and `fact`, of
 * kind, natural key and source, which is the fact's stream in the ledger. The natural key is written once for both.
 */
export function factIds(
  name: string,
  kind: FactKind,
  fact: Named,
  source: FactSource,
): { readonly thing: string; readonly fact: string } {
  const named = `{"key":${canonicalJson(naturalKey(kind, fact))},"kind":${canonicalJson(name)}`;
  return { thing: digest40(`${named}}`), fact: digest40(`${named},"source":${canonicalJson(source)}}`) };
}

/** The stream of what is not a fact: a plan, a grant, the ledger itself. */
export const systemStreamId = (type: string, key: Readonly<Record<string, string>>): string =>
  digest40(canonicalJson({ key, type }));
