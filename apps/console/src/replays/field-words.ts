import { useTranslation } from 'react-i18next';
import '../indicator/words.js';
import './words.js';

/** The name of a field of a number: `value`, `counts.<name>`, `parts.<name>.<field>`; as it stands where nothing is known of it. */
export function useFieldWords(): (field: string) => string {
  const { t } = useTranslation('replays');
  const indicator = useTranslation('indicator').t;
  return (field) => {
    const [what = '', name = '', ...rest] = field.split('.');
    if (what === 'counts' && name !== '') return indicator(`count.${name}`, { defaultValue: name });
    if (what !== 'parts') return t(`field.${field}`, { defaultValue: field });
    const part = [name, ...rest.slice(0, -1)].join('.');
    return `${part} ${t(`partField.${rest.at(-1) ?? ''}`, { defaultValue: rest.at(-1) ?? '' })}`.trim();
  };
}

/** What a field says: states of parts in words, all else as it stands. */
export function useSaidWords(): (field: string, value: string) => string {
  const { t } = useTranslation('indicator');
  return (field, value) => (field.endsWith('.state') ? t(`partState.${value}`, { defaultValue: value }) : value);
}
