import { canonicalJson } from '@duibiao/facts';
import type { VerdictWord } from '@duibiao/measures';
import { compareKeys, type Result, type ResultLine } from './result.js';

/** A key of which two results say something different; null: the one has no such indicator. */
export interface ResultDifference {
  readonly indicator: string;
  /** Null: every unit that has no line of its own in either. */
  readonly unit: string | null;
  readonly first: ResultLine | null;
  readonly second: ResultLine | null;
}

/** Where two results differ, in the order of their lines; empty where they say the same. Heads are not looked at. */
export function compareResults(first: Result, second: Result): readonly ResultDifference[] {
  const [a, b] = [new Lines(first), new Lines(second)];
  const keys = [...first.lines, ...second.lines.filter(({ indicator, unit }) => !a.has(indicator, unit))];
  return keys
    .map(({ indicator, unit }) => ({
      indicator,
      unit,
      first: a.find(indicator, unit),
      second: b.find(indicator, unit),
    }))
    .filter((one) => canonicalJson(one.first) !== canonicalJson(one.second))
    .toSorted(compareKeys);
}

/** How often each verdict was given to a unit of which something is said, and to the root. Words that nobody got are left out. */
export function countVerdicts({ lines }: Result): Readonly<Partial<Record<VerdictWord, number>>> {
  const counts: Partial<Record<VerdictWord, number>> = {};
  for (const { unit, verdict } of lines) if (unit !== null) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

/** The lines of a result by indicator and unit. */
class Lines {
  readonly #byIndicator = new Map<string, Map<string | null, ResultLine>>();

  constructor({ lines }: Result) {
    for (const line of lines) {
      const own = this.#byIndicator.get(line.indicator) ?? new Map<string | null, ResultLine>();
      this.#byIndicator.set(line.indicator, own.set(line.unit, line));
    }
  }

  has(indicator: string, unit: string | null): boolean {
    return this.#byIndicator.get(indicator)?.has(unit) === true;
  }

  /** What is said of a unit: by its own line, or by that of all others. */
  find(indicator: string, unit: string | null): ResultLine | null {
    const own = this.#byIndicator.get(indicator);
    const line = own?.get(unit) ?? own?.get(null);
    return line === undefined ? null : { ...line, unit };
  }
}
