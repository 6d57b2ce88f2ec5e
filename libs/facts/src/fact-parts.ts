import type { CheckedFact } from './check-fact.js';
import { keepText, type Entropy, type HeadChange, type KeptText } from './draft.js';
import type { FactKind } from './fact-kind.js';
import type { Fact, FactValue, TextDigest } from './fact.js';

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

/** Names of the references of a kind that name units. */
export const unitReferences = (kind: FactKind): string[] =>
  Object.entries(kind.references).flatMap(([name, { type }]) => (type === 'subject' ? [] : [name]));

/** The head of a unit that an event of kind `unit.opened` writes. */
export function headOf(fact: Fact): HeadChange | undefined {
  const { unit, parent } = fact.refs;
  if (fact.kind !== 'unit.opened' || unit === undefined) return undefined;
  const { type, name } = fact.values;
  return {
    unit: {
      id: unit,
      parent: parent ?? null,
      type: labelOf(type),
      name: labelOf(name),
      openedOn: fact.days['validFrom'] ?? '',
    },
  };
}

const labelOf = (value: FactValue | undefined): string => (typeof value === 'string' ? value : '');
