import { isStorable, type Checked, type FieldFault } from './check-value.js';
import type { FactReferenceType } from './fact-kind.schema.js';
import type { FactReference } from './fact.js';
import { show } from './fault.js';
import { MAX_MANY } from './references.js';

/** What references are looked up in. */
export interface KnownIds {
  /** Unit id → path of unit ids, root first, itself last. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  /** Unit id → type, such as `branch`. */
  readonly unitTypes: ReadonlyMap<string, string>;
  readonly subjects: ReadonlySet<string>;
}

type Report = (pointer: string, fault: FieldFault) => void;

const refuse = (rule: string, message: string, legal: string): { ok: false; fault: FieldFault } => ({
  ok: false,
  fault: { rule, message: `${message}: expected ${legal}`, legal },
});

/**
 * Checks a reference against its type; answers its stored form, several ids in the order of their code units, so that neither
 * the entry nor the fact's name depends on the order in which they were sent. Faults go to `fault`, those of one of several
 * ids with its index behind `pointer`.
 */
export function checkReference(
  sent: unknown,
  type: FactReferenceType,
  known: KnownIds,
  pointer: string,
  fault: Report,
): FactReference | undefined {
  if (!type.many) {
    const checked = checkId(sent, type, known);
    if (checked.ok) return checked.value;
    fault(pointer, checked.fault);
    return undefined;
  }
  const legal = `a list of 1 to ${MAX_MANY} different ids`;
  if (!Array.isArray(sent)) {
    fault(pointer, { rule: 'wrong-type', message: `${show(sent)} is no list: expected ${legal}`, legal });
    return undefined;
  }
  if (sent.length < 1 || sent.length > MAX_MANY) {
    fault(pointer, { rule: 'out-of-range', message: `${sent.length} ids: expected ${legal}`, legal });
    return undefined;
  }
  const ids = new Set<string>();
  sent.forEach((one: unknown, index) => {
    const checked = checkId(one, type, known);
    if (!checked.ok) fault(`${pointer}/${index}`, checked.fault);
    else if (ids.has(checked.value)) {
      fault(`${pointer}/${index}`, {
        rule: 'twice',
        message: `${show(one)} stands there twice: expected ${legal}`,
        legal,
      });
    } else ids.add(checked.value);
  });
  return ids.size === sent.length ? [...ids].sort() : undefined;
}

/** Letters of any script and digits, but no invisible ones (a Hangul filler is a letter), then also `.` `-` `_` `/`. */
const thingName =
  /^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{Nl}\p{Nd}])(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{Nl}\p{Nd}._/-]){0,63}$/u;

function checkId(value: unknown, type: FactReferenceType, known: KnownIds): Checked<string> {
  switch (type.type) {
    case 'subject': {
      const legal = 'a subject id of this ledger (POST …/subjects gives it)';
      if (typeof value === 'string' && known.subjects.has(value)) return { ok: true, value };
      return refuse('unknown-subject', `${show(value)} is no subject of this ledger`, legal);
    }
    case 'unit': {
      const { except } = type;
      const legal = `the id of a unit of this ledger${except.length > 0 ? `, not a ${except.join(' or ')}` : ''}`;
      if (typeof value !== 'string' || !known.units.has(value)) {
        const message = `${show(value)} is no unit of this ledger`;
        return { ok: false, fault: { rule: 'unknown-unit', message, legal } };
      }
      const kind = known.unitTypes.get(value);
      if (kind === undefined || !except.includes(kind)) return { ok: true, value };
      return refuse('unit-type', `${show(value)} is a ${kind}`, legal);
    }
    case 'new-unit': {
      const legal = 'an id not yet taken: 1 to 64 of a-z 0-9 . -, beginning with a letter or digit';
      const isNew = typeof value === 'string' && /^[a-z0-9][a-z0-9.-]{0,63}$/.test(value) && !known.units.has(value);
      return isNew ? { ok: true, value } : refuse('unit-id', `${show(value)} cannot name a new unit`, legal);
    }
    case 'thing': {
      // Not looked up: a fact about something that nobody has entered is unmatched, and listed where it is measured.
      const legal = `1 to 64 letters, digits or . - _ /, beginning with a letter or digit`;
      const name = typeof value === 'string' && isStorable(value) ? value.normalize('NFC') : '';
      if (thingName.test(name)) return { ok: true, value: name };
      return refuse('thing-id', `${show(value)} cannot name a ${type.of}`, legal);
    }
  }
}
