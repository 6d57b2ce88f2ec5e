import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FactKind } from './fact-kind.js';
import type { Fact, FactSource } from './fact.js';

/** RFC 8785 canonical JSON. Throws on what JSON cannot hold: the caller has checked its input. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

const digest40 = (value: unknown): string => hash('sha256', canonicalJson(value), 'hex').slice(0, 40);

type Named = Pick<Fact, 'refs' | 'days' | 'values'>;

/** The fields that name the thing, by field name. */
export function naturalKey(kind: FactKind, fact: Named): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...fact.refs, ...fact.days, ...fact.values };
  return Object.fromEntries(kind.key.map((name) => [name, fields[name] ?? null]));
}

/** 40 hex digits (SHA-256, first 20 bytes) of kind and natural key: the thing, whoever reports it. */
export const thingId = (name: string, kind: FactKind, fact: Named): string =>
  digest40({ key: naturalKey(kind, fact), kind: name });

/** 40 hex digits of kind, natural key and source: the fact, which is its stream in the ledger. */
export const factId = (name: string, kind: FactKind, fact: Named, source: FactSource): string =>
  digest40({ key: naturalKey(kind, fact), kind: name, source });

/** The stream of what is not a fact: a plan, a grant, the ledger itself. */
export const systemStreamId = (type: string, key: Readonly<Record<string, string>>): string => digest40({ key, type });
