import type { Slices } from '@duibiao/measures';
import { type ResultIndicator, type ResultLine, resultLines, type ResultSums } from '@duibiao/results';
import type { FoldQuestion, LedgerFold } from './ledger-fold.js';

const nothing: Slices = new Map();

/** The lines of one indicator by a fold: see `resultLines`. The indicator MUST be one of the fold's. */
export function foldedLines(
  fold: LedgerFold,
  indicator: ResultIndicator,
  { root, ...question }: FoldQuestion & { readonly root: string },
): readonly ResultLine[] {
  const { day } = question;
  const { due } = indicator;
  const now = fold.slices(indicator, question);
  const atDue = day <= due ? now : fold.slices(indicator, { ...question, day: due });
  const sums = new Map<string, ResultSums>();
  for (const unit of new Set([...now.keys(), ...atDue.keys()])) {
    sums.set(unit, { now: now.get(unit) ?? nothing, atDue: day < due ? null : (atDue.get(unit) ?? nothing) });
  }
  return resultLines(indicator, { day, root }, sums);
}
