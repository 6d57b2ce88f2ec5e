import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../i18n/i18n.js';
import { useKinds } from '../view/use-kinds.js';
import { useUnitNames, useUnits } from '../view/use-units.js';
import { type Fields, type FieldText, fieldText, fieldTexts } from './fact-fields.js';
import './words.js';

/** Names of units at the moment that is looked at. */
export function useUnitName(): (id: string) => string | undefined {
  const { data } = useUnits();
  return useMemo(() => {
    const names = new Map((data?.units ?? []).map(({ id, name }) => [id, name]));
    return (id) => names.get(id);
  }, [data]);
}

interface Readable {
  readonly kindName: (kind: string) => string;
  readonly fields: (kind: string, fact: Fields) => readonly FieldText[];
  /** One field of a fact, or what was typed into it. */
  readonly text: (kind: string, group: keyof Fields, field: string, value: unknown) => string;
}

/** How facts are read aloud: kinds, fields and codes by their names, units by those of the moment that is looked at, or of now. */
export function useReadable(when: 'moment' | 'now' = 'moment'): Readable {
  const { t, i18n } = useTranslation('facts');
  const { data } = useKinds();
  const [then, now] = [useUnitName(), useUnitNames()];
  return useMemo(() => {
    const { language } = i18n;
    const kinds = new Map((data?.kinds ?? []).map((kind) => [kind.kind, kind]));
    const speech = {
      language,
      unitName: when === 'now' ? (id: string) => now.get(id) : then,
      elsewhere: t('elsewhere'),
      erased: t('erased'),
      yes: t('yes'),
      no: t('no'),
    };
    return {
      kindName: (kind) => {
        const name = kinds.get(kind)?.name;
        return name === undefined ? kind : inLanguage(name, language);
      },
      fields: (kind, fact) => fieldTexts(kinds.get(kind), fact, speech),
      text: (kind, group, field, value) => fieldText(kinds.get(kind), group, field, value, speech),
    };
  }, [data, when, then, now, i18n, i18n.language, t]);
}
