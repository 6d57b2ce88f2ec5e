import { checkFact, type CheckedFact, type Surroundings } from './check-fact.js';
import { keepText, unitsOf, type Entropy, type Origin } from './draft.js';
import { headOf, ownerOf, reportFault, withDigests } from './fact-parts.js';
import type { Decision, Refusal } from './refusal.js';
import { reorganisationFaults } from './reorganisation.js';
import type { FactKind, FactKinds } from './fact-kind.js';
import type { Fact, TextDigest } from './fact.js';
import { show, type Fault } from './fault.js';
import { canonicalJson } from './canonical-json.js';
import { naturalKey } from './identity.js';
import { idOf, unitReferences } from './references.js';
import type { FactState } from './stream.js';

/**
 * What a correction changes: only the members given; the rest of the fact stays. A field set to null is unset: it goes, or
 * falls back to its default; of one that is required, null is the fault `missing`.
 */
export interface CorrectFact extends Origin {
  readonly fact: string;
  /** The version that the caller saw (`If-Match`). */
  readonly version: number;
  readonly reason: string;
  readonly refs?: Readonly<Record<string, unknown>> | undefined;
  readonly days?: Readonly<Record<string, unknown>> | undefined;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly evidence?: readonly string[] | undefined;
}

export interface VoidFact extends Origin {
  readonly fact: string;
  readonly version: number;
  readonly reason: string;
}

type Standing = { readonly current: FactState };

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/** The fact as it stands, or why it cannot be changed at that version. */
function standing(current: FactState, version: number): { readonly fact: Fact } | { readonly refusal: Refusal } {
  if (current.fact === undefined) return { refusal: { kind: 'absent' } };
  if (current.version !== version) return { refusal: { kind: 'stale', asked: version, version: current.version } };
  if (current.state === 'voided') return { refusal: { kind: 'voided', version: current.version } };
  return { fact: current.fact };
}

/** Decides a correction. A field of the key cannot change (`key-changed`): void and record again, or replace. */
export function decideCorrection(command: CorrectFact, state: Surroundings & Standing, entropy: Entropy): Decision {
  const found = standing(state.current, command.version);
  if ('refusal' in found) return refuse(found.refusal);
  const { fact } = found;
  const kind = state.kinds.get(fact.kind);
  if (kind === undefined) throw new Error(`the ledger holds a fact of the unknown kind ${fact.kind}`);

  const proposed = {
    kind: fact.kind,
    refs: changed(fact.refs, command.refs, kind.references),
    days: changed(fact.days, command.days, kind.days),
    values: changed(withoutDigests(fact.values), command.values, kind.values),
    evidence: command.evidence,
  };
  const fixed = fixedFaults(kind, fact, proposed);
  if (fixed.length > 0) return refuse({ kind: 'key-changed', faults: fixed });
  // The unit that a unit.opened fact opens exists by now: for that reference alone it is not looked up again.
  const units = new Map(state.units);
  for (const [name, { type }] of Object.entries(kind.references))
    if (type === 'new-unit') units.delete(idOf(fact.refs[name]) ?? '');
  const texts = digestsOf(fact.values, command.values);
  const { faults, fact: parts } = checkFact(proposed, '', { ...state, units }, new Set(Object.keys(texts)));
  if (parts === undefined) return refuse({ kind: 'invalid', faults });
  const reporter = 'unit' in fact.source ? fact.source.unit : fact.owner;
  const notTheirs = reportFault(fact.kind, kind, parts.refs, reporter, state.units, '/refs');
  if (notTheirs !== undefined) return refuse({ kind: 'invalid', faults: [notTheirs] });
  const misplaced = [...reorganisationFaults(fact.kind, parts, '', reporter, state.units), ...unsetFaults(fact, parts)];
  if (misplaced.length > 0) return refuse({ kind: 'invalid', faults: misplaced });

  const kept = withDigests(parts, command.evidence ?? [], entropy);
  const evidence = command.evidence === undefined ? fact.evidence : kept.evidence;
  const { evidence: _old, ...rest } = fact;
  const corrected: Fact = {
    ...rest,
    refs: parts.refs,
    days: parts.days,
    values: { ...texts, ...kept.values },
    owner: ownerOf(kind, parts.refs, reporter),
    ...(evidence === undefined ? {} : { evidence }),
  };
  if (canonicalJson(corrected) === canonicalJson(fact)) return refuse({ kind: 'unchanged' });

  const reason = keepText(command.reason, entropy);
  const head = headOf(corrected, false);
  return {
    ok: true,
    drafts: [
      {
        event: {
          schema: 1,
          type: 'fact-corrected',
          stream: command.fact,
          version: command.version + 1,
          fact: corrected,
          reason: reason.digest,
          by: command.by,
          nonce: entropy.nonce(),
        },
        expected: command.version,
        units: [...new Set([...unitsOf(fact, unitReferences(kind)), ...unitsOf(corrected, unitReferences(kind))])],
        texts: [...kept.texts, reason.text],
        ...(head === undefined ? {} : { head }),
      },
    ],
  };
}

/** Decides a void: the fact stops counting from its position on, and can be recorded again. */
export function decideVoid(
  command: VoidFact,
  state: Standing & { readonly kinds: FactKinds },
  entropy: Entropy,
): Decision {
  const found = standing(state.current, command.version);
  if ('refusal' in found) return refuse(found.refusal);
  const { fact } = found;
  const kind = state.kinds.get(fact.kind);
  if (kind === undefined) throw new Error(`the ledger holds a fact of the unknown kind ${fact.kind}`);
  if (!kind.voidable) {
    const message = `a ${fact.kind} cannot be voided: facts may refer to what it made`;
    return refuse({ kind: 'key-changed', faults: [{ pointer: '', rule: 'not-voidable', message }] });
  }
  const reason = keepText(command.reason, entropy);
  return {
    ok: true,
    drafts: [
      {
        event: {
          schema: 1,
          type: 'fact-voided',
          stream: command.fact,
          version: command.version + 1,
          fact,
          reason: reason.digest,
          by: command.by,
          nonce: entropy.nonce(),
        },
        expected: command.version,
        units: unitsOf(fact, unitReferences(kind)),
        texts: [reason.text],
      },
    ],
  };
}

const isDigest = (value: unknown): value is TextDigest =>
  typeof value === 'object' && value !== null && 'sha256' in value;

const withoutDigests = (values: Fact['values']): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isDigest(value)));

/** The texts that stay as they are: those that the correction does not name. One that it unsets is gone. */
const digestsOf = (values: Fact['values'], change: CorrectFact['values']): Record<string, TextDigest> =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, TextDigest] => isDigest(entry[1]) && change?.[entry[0]] !== null,
    ),
  );

/** The fields as the correction leaves them. Null unsets a declared field; elsewhere it stays, to be refused. */
const changed = (
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>> | undefined,
  declared: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(
      ([name, value]) => value !== null || !Object.hasOwn(declared, name),
    ),
  );

/** Several ids are the same in any order, and a name is the same in any Unicode form. */
const comparable = (value: unknown): string => {
  const one = (part: unknown): string =>
    canonicalJson(typeof part === 'string' ? part.normalize('NFC') : (part ?? null));
  return Array.isArray(value) ? `[${value.map(one).sort().join()}]` : one(value);
};

/** What a change of a unit set can be corrected, not unset: rights and numbers have followed it. */
function unsetFaults(fact: Fact, { refs, values }: Pick<CheckedFact, 'refs' | 'values'>): Fault[] {
  if (fact.kind !== 'unit.changed') return [];
  const fields = [
    ['refs', 'parent', fact.refs, refs],
    ['values', 'type', fact.values, values],
    ['values', 'name', fact.values, values],
  ] as const;
  return fields.flatMap(([group, name, before, after]) => {
    if (before[name] === undefined || after[name] !== undefined) return [];
    const legal = `a ${name}: that which it had before, where it should not have changed`;
    return [
      {
        pointer: `/${group}/${name}`,
        rule: 'not-unset',
        message: `${group}.${name} cannot be unset: expected ${legal}`,
        legal,
      },
    ];
  });
}

function fixedFaults(
  kind: FactKind,
  fact: Fact,
  proposed: { readonly refs: object; readonly days: object; readonly values: object },
): Fault[] {
  const fields = (of: {
    readonly refs: object;
    readonly days: object;
    readonly values: object;
  }): Record<string, unknown> => ({
    ...of.refs,
    ...of.days,
    ...of.values,
  });
  const before = fields(fact);
  const after = fields(proposed);
  const key = naturalKey(kind, fact);
  return [...Object.keys(key), ...kind.fixed].flatMap((name) => {
    if (comparable(before[name]) === comparable(after[name])) return [];
    const group = name in kind.references ? 'refs' : name in kind.days ? 'days' : 'values';
    const why = name in key ? 'it names the fact' : 'it is fixed';
    const message = `${group}.${name} cannot be corrected from ${show(before[name])} to ${show(after[name] ?? null)}: ${why}; replace the fact instead`;
    return [{ pointer: `/${group}/${name}`, rule: 'key-changed', message, legal: show(before[name]) }];
  });
}
