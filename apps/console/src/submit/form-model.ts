import type { Correction, FactKind, FactReference, FactValue, FactVersion, ProposedFact } from './types.js';

/** The three sorts of fields of a fact, in the order in which a form asks for them. */
export const groups = ['refs', 'days', 'values'] as const;
export type Group = (typeof groups)[number];

/** What stands in a field, as it was typed: several ids are a list, everything else is text; empty means not given. */
export type Input = string | readonly string[];
export type FactInput = Readonly<Record<Group, Readonly<Record<string, Input>>>>;

/** A fact before anything was typed: what has a default stands there. */
export function emptyFact({ values }: FactKind): FactInput {
  const defaults = values.flatMap((value) => {
    const preset = 'default' in value ? value.default : null;
    return preset === null ? [] : [[value.field, String(preset)] as const];
  });
  return { refs: {}, days: {}, values: Object.fromEntries(defaults) };
}

export const inputOf = (fact: FactInput, group: Group, field: string): Input => fact[group][field] ?? '';

export function withInput(fact: FactInput, group: Group, field: string, input: Input): FactInput {
  return { ...fact, [group]: { ...fact[group], [field]: input } };
}

const isEmpty = (input: Input): boolean => (typeof input === 'string' ? input.trim() === '' : input.length === 0);

/**
 * The fact as the API takes it. What is not legal goes as it was typed, so that the API says what is wrong with it: a whole number that is none
 * stays text, and nothing is rounded.
 */
export function proposedFact(kind: FactKind, fact: FactInput): ProposedFact {
  return {
    kind: kind.kind,
    refs: given(kind.refs, fact.refs, sentReference),
    days: given(kind.days, fact.days, (_, input) => input),
    values: given(kind.values, fact.values, sentValue),
  };
}

function given<T extends { readonly field: string }>(
  declared: readonly T[],
  inputs: Readonly<Record<string, Input>>,
  sent: (type: T, input: Input) => unknown,
): Record<string, unknown> {
  const there = declared.flatMap((type) => {
    const input = inputs[type.field] ?? '';
    return isEmpty(input) ? [] : [[type.field, sent(type, input)] as const];
  });
  return Object.fromEntries(there);
}

function sentReference({ most }: FactReference, input: Input): unknown {
  if (most === 1) return typeof input === 'string' ? input.trim() : (input[0] ?? '');
  return typeof input === 'string' ? [input.trim()] : input.map((one) => one.trim()).filter((one) => one !== '');
}

function sentValue({ type }: FactValue, input: Input): unknown {
  const text = String(input);
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(text.trim()) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'decimal':
      return text.trim();
    default:
      return text;
  }
}

/** What stands in a form that corrects this version of a fact. */
export function inputOfVersion({ refs, days, values }: FactVersion): FactInput {
  const texts = Object.entries(values).flatMap(([field, value]) =>
    // a text that was erased is null: nothing stands there any more
    value === null || value === undefined ? [] : [[field, String(value as string | number | boolean)] as const],
  );
  return { refs, days, values: Object.fromEntries(texts) };
}

const isSame = (one: Input, other: Input): boolean =>
  isEmpty(one) ? isEmpty(other) : JSON.stringify(one) === JSON.stringify(other);

/** The fields that differ, in the order of the form. */
export function changedFields(
  kind: FactKind,
  before: FactInput,
  after: FactInput,
): readonly (readonly [Group, string])[] {
  return groups.flatMap((group) =>
    kind[group].flatMap(({ field }) =>
      isSame(inputOf(before, group, field), inputOf(after, group, field)) ? [] : [[group, field] as const],
    ),
  );
}

/** Only what changes: null takes away what is optional. */
export function correctionOf(kind: FactKind, before: FactInput, after: FactInput, reason: string): Correction {
  const proposed = proposedFact(kind, after);
  const correction: { reason: string } & Partial<Record<Group, Record<string, unknown>>> = { reason };
  for (const [group, field] of changedFields(kind, before, after)) {
    (correction[group] ??= {})[field] = proposed[group][field] ?? null;
  }
  return correction;
}

/** What names the fact, and what its kind fixes beside: a correction cannot change it. */
export const isFixed = ({ key, fixed }: FactKind, field: string): boolean =>
  key.includes(field) || fixed.includes(field);
