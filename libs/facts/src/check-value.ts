import { isDay } from './day.js';
import type { FactDayType, FactValueType } from './fact-kind.schema.js';
import { show } from './fault.js';

/** A refusal of one field: which rule, a sentence, the legal range. */
export interface FieldFault {
  readonly rule: string;
  readonly message: string;
  readonly legal: string;
}

/** A field's stored form, or why it is refused. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FieldFault };

const refuse = (rule: string, value: unknown, legal: string): { ok: false; fault: FieldFault } => ({
  ok: false,
  fault: { rule, message: `${show(value)} is not legal here: expected ${legal}`, legal },
});

/** U+0000 and lone surrogates cannot be kept by the database or hashed alike everywhere. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Labels and texts are kept in Unicode NFC, so that one name is one string. */
const asText = (value: unknown, maxLength: number): Checked<string> => {
  const legal = `a text of 1 to ${maxLength} characters without U+0000`;
  if (typeof value !== 'string') return refuse('wrong-type', value, legal);
  const normal = value.isWellFormed() ? value.normalize('NFC') : value;
  if (!isStorable(normal)) return refuse('illegal-character', value, legal);
  return normal.trim() !== '' && normal.length <= maxLength
    ? { ok: true, value: normal }
    : refuse('out-of-range', value, legal);
};

/** An exact decimal: at most `scale` digits after the point, no exponent, no sign but a leading minus. */
function asDecimal(value: unknown, type: FactValueType & { type: 'decimal' }): Checked<string> {
  const legal = `a decimal string from ${type.min} to ${type.max} with at most ${type.scale} decimals`;
  const pattern = new RegExp(`^-?(0|[1-9]\\d{0,17})${type.scale > 0 ? `(\\.\\d{1,${type.scale}})?` : ''}$`);
  if (typeof value !== 'string' || !pattern.test(value)) return refuse('wrong-type', value, legal);
  const scaled = (text: string): bigint => {
    const [whole = '0', part = ''] = text.replace('-', '').split('.');
    const amount = BigInt(whole + part.padEnd(type.scale, '0'));
    return text.startsWith('-') ? -amount : amount;
  };
  const amount = scaled(value);
  if (amount < scaled(type.min) || amount > scaled(type.max)) return refuse('out-of-range', value, legal);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(type.scale + 1, '0');
  const whole = digits.slice(0, digits.length - type.scale);
  const part = type.scale > 0 ? `.${digits.slice(-type.scale)}` : '';
  return { ok: true, value: `${amount < 0n ? '-' : ''}${whole}${part}` };
}

/** Checks one value against its type; answers its stored form (texts not yet digested). */
export function checkValue(value: unknown, type: FactValueType): Checked<number | string | boolean> {
  switch (type.type) {
    case 'integer': {
      const legal = `a whole number from ${type.min} to ${type.max}`;
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return refuse('wrong-type', value, legal);
      return value >= type.min && value <= type.max ? { ok: true, value } : refuse('out-of-range', value, legal);
    }
    case 'decimal':
      return asDecimal(value, type);
    case 'code':
      return typeof value === 'string' && Object.hasOwn(type.codes, value)
        ? { ok: true, value }
        : refuse('unknown-code', value, `one of ${Object.keys(type.codes).join(', ')}`);
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : refuse('wrong-type', value, 'true or false');
    case 'label':
    case 'text':
      return asText(value, type.maxLength);
  }
}

/** Checks a day against the range of its kind. `today` is the ledger's own local day. */
export function checkDay(value: unknown, type: FactDayType, today: string): Checked<string> {
  const legal = `a day from ${type.from} to ${lastDay(type, today)}`;
  if (!isDay(value)) return refuse('no-such-day', value, `${legal}, written YYYY-MM-DD`);
  const last = type.to === 'today' ? today : type.to;
  return value >= type.from && value <= last ? { ok: true, value } : refuse('out-of-range', value, legal);
}

/** Checks a day, itself within its range, against the day that it may not lie before; `days` holds those that are legal. */
export function checkDayOrder(
  name: string,
  type: FactDayType,
  days: Readonly<Record<string, string>>,
  today: string,
): FieldFault | undefined {
  const other = type.notBefore === undefined ? undefined : days[type.notBefore];
  const value = days[name];
  if (other === undefined || value === undefined || value >= other) return undefined;
  const legal = `a day from ${other} (days.${type.notBefore}) to ${lastDay(type, today)}`;
  return refuse('before-other-day', value, legal).fault;
}

const lastDay = ({ to }: FactDayType, today: string): string => (to === 'today' ? `${today} (the ledger's today)` : to);
