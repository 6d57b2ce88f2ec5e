import type { FactKind } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { visibleMarks } from '../parts/visible-marks.js';

/** What is told of a fact beside its kind. */
export interface Fields {
  readonly refs: Readonly<Record<string, unknown>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One field of a fact as people read it, marks that turn its direction written out. */
export interface FieldText {
  readonly field: string;
  readonly name: string;
  readonly text: string;
}

interface Speech {
  readonly language: string;
  readonly unitName: (id: string) => string | undefined;
  /** For people's own words, which are not given here, and for words that were erased. */
  readonly elsewhere: string;
  readonly erased: string;
  readonly yes: string;
  readonly no: string;
}

/** The fields of a fact in the order of its kind, with the kind's own names; one that the kind no longer has keeps its bare name. */
export function fieldTexts(kind: FactKind | undefined, fact: Fields, speech: Speech): readonly FieldText[] {
  const named = [...(kind?.refs ?? []), ...(kind?.days ?? []), ...(kind?.values ?? [])];
  const names = new Map(named.map(({ field, name }) => [field, inLanguage(name, speech.language)]));
  const given = new Map([...Object.entries(fact.refs), ...Object.entries(fact.days), ...Object.entries(fact.values)]);
  const order = [...names.keys(), ...[...given.keys()].filter((field) => !names.has(field))];
  return order.flatMap((field) => {
    if (!given.has(field)) return [];
    const isReference = Object.hasOwn(fact.refs, field);
    const text = fieldText(kind, isReference ? 'refs' : 'values', field, given.get(field), speech);
    return [{ field, name: names.get(field) ?? field, text }];
  });
}

/** What stands in a field, or was typed into it, as people read it: codes by their names, units by theirs. */
export function fieldText(
  kind: FactKind | undefined,
  group: keyof Fields,
  field: string,
  value: unknown,
  speech: Speech,
): string {
  return visibleMarks(group === 'refs' ? referenceText(value, speech) : valueText(kind, field, value, speech));
}

function referenceText(value: unknown, { unitName, language }: Speech): string {
  const ids = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return ids.map((id) => unitName(id) ?? id).join(language.startsWith('zh') ? '、' : ', ');
}

function valueText(kind: FactKind | undefined, field: string, value: unknown, speech: Speech): string {
  if (value === null) return speech.erased;
  if (typeof value === 'boolean') return value ? speech.yes : speech.no;
  if (typeof value === 'object') return speech.elsewhere;
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  const declared = kind?.values.find((one) => one.field === field);
  if (declared?.type === 'boolean') return { true: speech.yes, false: speech.no }[plain] ?? plain;
  if (declared?.type !== 'code') return plain;
  const code = declared.codes.find((one) => one.code === value);
  return code === undefined ? plain : inLanguage(code.name, speech.language);
}
