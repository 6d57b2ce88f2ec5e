import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matrix } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { verdictText } from '../verdict/verdicts.js';
import { valueAt, verdictAt } from './table.js';

/** What a cell says, for who does not see it. Thousands are said while one scrolls, so all that they share is looked up once. */
export type CellWords = (row: number, column: number) => string;

export function useCellWords(matrix: Matrix): CellWords {
  const { t, i18n } = useTranslation('matrix');
  const words = useTranslation().t;
  return useMemo(() => {
    const names = matrix.indicators.map(({ name }) => inLanguage(name, i18n.language));
    const verdicts = new Map(matrix.verdicts.map((verdict) => [verdict as string, verdictText(words, verdict)]));
    const [comma, colon, none] = [t('comma'), t('colon'), t('noValue')];
    return (row, column) => {
      const verdict = verdictAt(matrix, row, column);
      const value = valueAt(matrix, row, column) ?? none;
      const unit = matrix.units[row]?.name ?? '';
      return `${unit}${comma}${names[column]}${colon}${verdicts.get(verdict) ?? verdict}${comma}${value}`;
    };
  }, [matrix, t, words, i18n.language]);
}
