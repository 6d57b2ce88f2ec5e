import { isJoined } from './check-kind.js';
import { checkReference, type KnownIds } from './check-reference.js';
import { checkDay, checkDayOrder, checkValue, isStorable, type FieldFault } from './check-value.js';
import type { FactKind, FactKinds } from './fact-kind.js';
import type { FactReference, ProposedFact } from './fact.js';
import { show, type Fault } from './fault.js';

/** What is known of the ledger when a fact is checked. */
export interface Surroundings extends KnownIds {
  readonly kinds: FactKinds;
  /** The ledger's local day, YYYY-MM-DD. */
  readonly today: string;
}

/** A proposed fact whose every field is legal. Texts are still in clear, in `texts`, by field name. */
export interface CheckedFact {
  readonly kind: FactKind;
  readonly refs: Readonly<Record<string, FactReference>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, number | string | boolean>>;
  readonly texts: Readonly<Record<string, string>>;
}

const MAX_EVIDENCE = 10;
const MAX_EVIDENCE_LENGTH = 500;

/**
 * Checks a proposed fact against its kind; every fault with a pointer below `at`, such as `/facts/3`. `kept` names texts that
 * a correction leaves as they are: only their digest is known, so they are not asked for.
 */
export function checkFact(
  proposed: ProposedFact,
  at: string,
  known: Surroundings,
  kept: ReadonlySet<string> = new Set(),
): { readonly faults: readonly Fault[]; readonly fact?: CheckedFact } {
  const kind = known.kinds.get(proposed.kind);
  if (kind === undefined) {
    const legal = `one of ${[...known.kinds.keys()].join(', ')}`;
    const message = `${show(proposed.kind)} is no fact kind of this ledger: expected ${legal}`;
    return { faults: [{ pointer: `${at}/kind`, rule: 'unknown-kind', message, legal }] };
  }
  const faults: Fault[] = [];
  const fault = (pointer: string, field: FieldFault): void => void faults.push({ pointer: at + pointer, ...field });
  const refs: Record<string, FactReference> = {};
  const days: Record<string, string> = {};
  const values: Record<string, number | string | boolean> = {};
  const texts: Record<string, string> = {};

  eachField('refs', proposed.refs, kind.references, kept, fault, (name, sent, type, pointer) => {
    const checked = checkReference(sent, type, known, pointer, fault);
    if (checked !== undefined) refs[name] = checked;
  });
  eachField('days', proposed.days, kind.days, kept, fault, (name, sent, type, pointer) => {
    const checked = checkDay(sent, type, known.today);
    if (checked.ok) days[name] = checked.value;
    else fault(pointer, checked.fault);
  });
  for (const [name, type] of Object.entries(kind.days)) {
    const refused = checkDayOrder(name, type, days, known.today);
    if (refused !== undefined) fault(`/days/${name}`, refused);
  }
  eachField('values', proposed.values, kind.values, kept, fault, (name, sent, type, pointer) => {
    const checked = checkValue(sent, type);
    if (!checked.ok) fault(pointer, checked.fault);
    else if (type.type === 'label' && isJoined(kind, name) && String(checked.value).includes('@')) {
      const legal = `a text of 1 to ${type.maxLength} characters without @ or U+0000`;
      fault(pointer, {
        rule: 'illegal-character',
        message: `${show(sent)} is not legal here: expected ${legal}`,
        legal,
      });
    } else if (type.type === 'text') texts[name] = checked.value as string;
    else values[name] = checked.value;
  });
  checkEvidence(proposed.evidence ?? [], fault);
  return faults.length > 0 ? { faults } : { faults, fact: { kind, refs, days, values, texts } };
}

/** Visits declared fields; says what is unknown and what is missing; fills defaults. */
function eachField<T extends { readonly optional: boolean }>(
  group: 'refs' | 'days' | 'values',
  sent: Readonly<Record<string, unknown>>,
  declared: Readonly<Record<string, T>>,
  kept: ReadonlySet<string>,
  fault: (pointer: string, field: FieldFault) => void,
  visit: (name: string, value: unknown, type: T, pointer: string) => void,
): void {
  const legal = `one of ${Object.keys(declared).join(', ') || 'none'}`;
  for (const name of Object.keys(sent)) {
    if (!Object.hasOwn(declared, name)) {
      const message = `${show(name)} is no field of this kind's ${group}: expected ${legal}`;
      fault(`/${group}/${escapePointer(name)}`, { rule: 'unknown-field', message, legal });
    }
  }
  for (const [name, type] of Object.entries(declared)) {
    const value = Object.hasOwn(sent, name) ? sent[name] : (type as { default?: unknown }).default;
    const pointer = `/${group}/${name}`;
    if (value !== undefined) visit(name, value, type, pointer);
    else if (!type.optional && !kept.has(name)) {
      fault(pointer, { rule: 'missing', message: `${group}.${name} is missing`, legal: 'required' });
    }
  }
}

function checkEvidence(evidence: readonly string[], fault: (pointer: string, field: FieldFault) => void): void {
  const legal = `at most ${MAX_EVIDENCE} references of 1 to ${MAX_EVIDENCE_LENGTH} characters`;
  if (evidence.length > MAX_EVIDENCE) {
    fault('/evidence', { rule: 'out-of-range', message: `${evidence.length} references: expected ${legal}`, legal });
  }
  evidence.forEach((link, index) => {
    if (link.length > 0 && link.length <= MAX_EVIDENCE_LENGTH && isStorable(link)) return;
    fault(`/evidence/${index}`, { rule: 'out-of-range', message: `${show(link)}: expected ${legal}`, legal });
  });
}

/** RFC 6901: a member's name inside a JSON pointer. */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
