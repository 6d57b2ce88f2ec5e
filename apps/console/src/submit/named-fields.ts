import { inLanguage } from '../i18n/i18n.js';
import { type Group, groups } from './form-model.js';
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
