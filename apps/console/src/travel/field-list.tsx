import { useTranslation } from 'react-i18next';
import { exactText } from '../audit/exact.js';
import { verdictText } from '../verdict/verdicts.js';
import type { Effect, ReportField } from './causes.js';
import './field-list.css';
import { useFieldWords, useSaidWords } from './field-words.js';

interface Props {
  readonly fields: readonly ReportField[];
  /** Whether a value is read as a share or as a quantity. */
  readonly as: Effect['as'];
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
