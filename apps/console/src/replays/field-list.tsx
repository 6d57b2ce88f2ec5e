import { useTranslation } from 'react-i18next';
import { verdictText } from '../verdict/verdicts.js';
import { exactText } from './exact.js';
import './field-list.css';
import { useFieldWords, useSaidWords } from './field-words.js';

/** A field of a number that differs, as a replay names it. */
export interface Field {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

interface Props {
  readonly fields: readonly Field[];
  /** Whether a value is read as a share or as a quantity. */
  readonly as: 'share' | 'count';
}

const values = new Set(['value', 'valueAtDue']);

/** What a number said before, and what it says after. */
export function FieldList({ fields, as }: Props) {
  const { t: shared } = useTranslation();
  const nameOf = useFieldWords();
  const saidOf = useSaidWords();
  const said = (field: string, value: string | null): string => {
    if (value === null) return '—';
    if (field === 'verdict') return verdictText(shared, value);
    if (field.endsWith('.value')) return exactText(value, 'count');
    return values.has(field) ? exactText(value, as) : saidOf(field, value);
  };
  return (
    <ul className="field-list number">
      {fields.map(({ field, from, to }) => (
        <li key={field}>
          {nameOf(field)} {said(field, from)} → <strong>{said(field, to)}</strong>
        </li>
      ))}
    </ul>
  );
}
