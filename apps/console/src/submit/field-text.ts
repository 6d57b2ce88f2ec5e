import { inLanguage } from '../i18n/i18n.js';
import { visibleMarks } from '../parts/visible-marks.js';
import { type FactInput, type Group, groups, inputOf } from './form-model.js';
import type { FactKind } from './types.js';

export interface NamedField {
  readonly group: Group;
  readonly field: string;
  readonly label: string;
}

/** All fields of a kind in the order of its form. */
export const fieldsOf = (kind: FactKind, language: string): readonly NamedField[] =>
  groups.flatMap((group) =>
    kind[group].map(({ field, name }) => ({ group, field, label: inLanguage(name, language) })),
  );

/** What stands in a field, as people read it: codes by their names, units by theirs. */
export function fieldText(
  kind: FactKind,
  fact: FactInput,
  { group, field }: Pick<NamedField, 'group' | 'field'>,
  { language, unitNames }: { readonly language: string; readonly unitNames: ReadonlyMap<string, string> },
): string {
  const input = inputOf(fact, group, field);
  const value = group === 'values' ? kind.values.find((one) => one.field === field) : undefined;
  if (value?.type === 'code') {
    const code = value.codes.find((one) => one.code === input);
    return code === undefined ? String(input) : inLanguage(code.name, language);
  }
  const texts = typeof input === 'string' ? [input] : input;
  return texts
    .map((text) => visibleMarks(group === 'refs' ? (unitNames.get(text) ?? text) : text))
    .join(language === 'zh' ? '、' : ', ');
}
