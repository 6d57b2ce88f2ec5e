import type { Change } from '../watch.js';
import type { IndicatorLines, SaidOfUnit } from './lines.js';

/** What one change did to the lines of an indicator, after all changes before it; several where they were not told apart. */
export interface Effect {
  readonly changes: readonly Change[];
  readonly units: ReadonlyMap<string | null, { readonly from: SaidOfUnit; readonly to: SaidOfUnit }>;
}

/** So often an indicator is measured at most to tell apart the changes of one cause: some hundred of them. */
const patience = 240;

interface Means {
  put(change: Change, side: 'before' | 'after'): void;
  measure(): IndicatorLines;
  /** Whether what happens to a unit matters. */
  isAsked(unit: string | null): boolean;
}

/**
 * Finds which of some changes made the difference between two sets of lines of the units asked for, and what each did, by halving: a half that leaves the lines as they
 * were is looked at no further. So changes that cancel each other are not named, and the effects lead from `before` to `after` without a gap. Those
 * for which the patience does not suffice stay together in one effect.
 *
 * All changes MUST be undone when it is called; all are done when it returns.
 */
export function effectsOf(
  changes: readonly Change[],
  before: IndicatorLines,
  after: IndicatorLines,
  { put, measure, isAsked }: Means,
): readonly Effect[] {
  let left = patience;
  const effects: Effect[] = [];
  const putAll = (from: number, to: number, side: 'before' | 'after'): void => {
    for (let at = from; at < to; at += 1) put(changes[at] as Change, side);
  };
  const part = (from: number, to: number, start: IndicatorLines, end: IndicatorLines): void => {
    const units = start.differing(end).filter(isAsked);
    if (units.length === 0 || to - from === 1 || left === 0) {
      putAll(from, to, 'after');
      if (units.length > 0) effects.push({ changes: changes.slice(from, to), units: told(units, start, end) });
      return;
    }
    const middle = (from + to) >> 1;
    putAll(from, middle, 'after');
    left -= 1;
    const half = measure();
    putAll(from, middle, 'before');
    part(from, middle, start, half);
    part(middle, to, half, end);
  };
  part(0, changes.length, before, after);
  return effects;
}

const told = (units: readonly (string | null)[], start: IndicatorLines, end: IndicatorLines): Effect['units'] =>
  new Map(units.map((unit) => [unit, { from: start.find(unit), to: end.find(unit) }]));
