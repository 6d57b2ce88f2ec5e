import { useTranslation } from 'react-i18next';
import type { FactDay, FactReference, FactValue } from './types.js';

/** What is legal in a field, in the reader's words. */
export function useHints(today: string) {
  const { t } = useTranslation('submit');
  return {
    reference({ type, of, most }: FactReference): string | undefined {
      const one =
        type === 'thing' ? t('hint.thing', { of: t(`thing.${of}`, { defaultValue: of ?? '' }) }) : hintOf(type);
      const many = most > 1 ? t('hint.many', { most }) : undefined;
      return [one, many].filter((part) => part !== undefined).join(t('hint.and')) || undefined;
    },
    day: ({ from, to }: FactDay): string => t('hint.day', { from, to: to === 'today' ? today : to }),
    value(value: FactValue): string | undefined {
      switch (value.type) {
        case 'integer':
          return t('hint.integer', { min: value.min, max: value.max });
        case 'decimal':
          return t('hint.decimal', { min: value.min, max: value.max, scale: value.scale });
        case 'label':
          return t('hint.label', { max: value.maxLength });
        case 'text':
          return t('hint.text', { max: value.maxLength });
        default:
          return undefined;
      }
    },
  };
  function hintOf(type: FactReference['type']): string | undefined {
    if (type === 'subject') return t('hint.subject');
    return type === 'new-unit' ? t('hint.newUnit') : undefined;
  }
}
