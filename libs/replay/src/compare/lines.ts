import { canonicalJson } from '@duibiao/facts';
import type { ResultLine } from '@duibiao/results';

/** What is said of a unit: its line, and the same as text, to be compared. */
export interface SaidOfUnit {
  readonly line: ResultLine;
  readonly text: string;
}

/** Lines of one indicator by unit. A unit that has none is said to be as all others (unit null). */
export class IndicatorLines {
  readonly #own = new Map<string | null, SaidOfUnit>();

  constructor(lines: readonly ResultLine[]) {
    for (const line of lines) {
      const { indicator: _indicator, unit, ...said } = line;
      this.#own.set(unit, { line, text: canonicalJson(said) });
    }
  }

  /** Units with a line of their own, and null for all others. */
  get units(): Iterable<string | null> {
    return this.#own.keys();
  }

  all(): readonly ResultLine[] {
    return [...this.#own.values()].map(({ line }) => line);
  }

  find(unit: string | null): SaidOfUnit {
    const found = this.#own.get(unit) ?? this.#own.get(null);
    if (found === undefined) throw new Error('an indicator without a line for units in which nothing counts');
    return found;
  }

  /** Units of which the other lines say something else. */
  differing(other: IndicatorLines): readonly (string | null)[] {
    if (other === this) return [];
    const units = new Set([...this.units, ...other.units]);
    return [...units].filter((unit) => this.find(unit).text !== other.find(unit).text);
  }
}
