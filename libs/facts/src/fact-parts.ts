import type { CheckedFact } from './check-fact.js';
import { keepText, type Entropy, type HeadChange, type KeptText } from './draft.js';
import type { FactKind } from './fact-kind.js';
import type { Fact, FactValue, TextDigest } from './fact.js';
import type { Fault } from './fault.js';
import { idOf, idsOf } from './references.js';

/** Replaces texts and evidence by their salted digests. */
export function withDigests(
  parts: CheckedFact,
  evidence: readonly string[],
  entropy: Entropy,
): {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly evidence: readonly TextDigest[];
  readonly texts: readonly KeptText[];
} {
  const texts: KeptText[] = [];
  const keep = (content: string): TextDigest => {
    const kept = keepText(content, entropy);
    texts.push(kept.text);
    return kept.digest;
  };
  const values: Record<string, FactValue> = { ...parts.values };
  for (const [name, content] of Object.entries(parts.texts)) values[name] = keep(content);
  return { values, evidence: evidence.map(keep), texts };
}

/** What the event of a fact about a unit does to the head of that unit. */
export function headOf(fact: Fact, isNew: boolean): HeadChange | undefined {
  const unit = idOf(fact.refs['unit']);
  if (unit === undefined) return undefined;
  const { type, name, how } = fact.values;
  const parent = idOf(fact.refs['parent']) ?? null;
  const on = fact.days['occurredOn'] ?? '';
  switch (fact.kind) {
    case 'unit.opened': {
      const openedOn = fact.days['validFrom'] ?? '';
      return { unit: { id: unit, parent, type: labelOf(type), name: labelOf(name), openedOn, isNew } };
    }
    case 'unit.changed':
      return { change: { unit, parent, type: labelOf(type) || null, name: labelOf(name) || null, on } };
    case 'unit.closed':
      return {
        close: { unit, successor: how === 'merged' ? (idsOf(fact.refs['successors'])[0] ?? null) : null, on, isNew },
      };
    default:
      return undefined;
  }
}

const labelOf = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');

/** The unit that answers for a fact which `unit` reports. */
export const ownerOf = (kind: FactKind, refs: Fact['refs'], unit: string): string =>
  kind.owner === 'source' ? unit : (idOf(refs[kind.owner]) ?? unit);

/**
 * Whether `unit` may report a fact with these references: one of the kind's submitting references lies at or below it; where
 * none is given (a unit without a parent), only a unit at the top may. What is ruled from above needs a unit above. Answers the fault otherwise, at the pointer given.
 */
export function reportFault(
  name: string,
  kind: FactKind,
  refs: Fact['refs'],
  unit: string,
  units: ReadonlyMap<string, readonly string[]>,
  pointer: string,
): Fault | undefined {
  const { units: names } = kind.submit;
  const named = names.flatMap((ref) => idsOf(refs[ref]));
  const isTop = units.get(unit)?.length === 1;
  const rules = (one: string): boolean =>
    units.get(one)?.includes(unit) === true && (!kind.submit.above || one !== unit || isTop);
  if (named.length === 0 ? isTop : named.some(rules)) return undefined;
  const where = kind.submit.above ? 'below' : 'at or below';
  const legal = `${names.map((ref) => `refs.${ref}`).join(' or ')} ${where} the reporting unit ${unit}`;
  return { pointer, rule: 'not-yours', message: `unit ${unit} may not report this ${name}: expected ${legal}`, legal };
}
