import type { Fact, FactKind, FactSource } from '@duibiao/facts';
import { dayNumber, type Read, type Said } from '@duibiao/measures';

/** What a field of a kept fact holds; a day is a number. */
export type Cell = Said | undefined;

/**
 * Which fields of the facts of one kind are kept, and where: `said` first, days behind. Everything else of an entry is let go as soon as
 * it is read.
 */
export class Layout {
  readonly isFrame: boolean;
  readonly #at = new Map<string, number>();
  readonly #names: readonly string[];
  readonly #days: number;
  /** Whether few facts have a text of their own there: units and codes do not, persons and things do. */
  readonly #isShared: readonly boolean[];

  constructor(
    readonly kind: string,
    private readonly factKind: FactKind,
    reads: readonly Read[],
  ) {
    const names = new Set(reads.flatMap(({ by, fields }) => [...by.split('@'), ...fields]));
    const isDay = (name: string): boolean => Object.hasOwn(factKind.days, name);
    this.#names = [...[...names].filter((name) => !isDay(name)), ...[...names].filter(isDay)];
    this.#days = this.#names.findIndex(isDay);
    this.#names.forEach((name, at) => this.#at.set(name, at));
    this.#isShared = this.#names.map((name) => {
      const { type } = factKind.references[name] ?? factKind.values[name] ?? { type: 'day' };
      return type === 'unit' || type === 'code' || type === 'label';
    });
    this.isFrame = factKind.submit.role === 'planner';
  }

  /** The kept fields of a fact. `intern` makes equal texts one. */
  cells({ refs, days, values }: Fact, intern: (text: string) => string): readonly Cell[] {
    const firstDay = this.#days === -1 ? this.#names.length : this.#days;
    // `map` makes a list as long as it will be: one that grows by `push` has room for seventeen from the first on
    return this.#names.map((name, at): Cell => {
      if (at >= firstDay) {
        const day = days[name];
        return day === undefined ? undefined : dayNumber(day);
      }
      const said = values[name] ?? refs[name];
      if (typeof said === 'string') return this.#isShared[at] === true ? intern(said) : said;
      if (typeof said === 'object') return 'sha256' in said ? undefined : said.map(intern);
      return said;
    });
  }

  /** The place of a field that says something; −1 of a day. Throws where nobody said that the field is read. */
  saidAt(field: string): number {
    const at = this.#place(field);
    return this.#isDay(at) ? -1 : at;
  }

  /** The place of a day; −1 of anything else. Throws like `saidAt`. */
  dayAt(field: string): number {
    const at = this.#place(field);
    return this.#isDay(at) ? at : -1;
  }

  /** How much a source is believed, 0 best: the first of the kind's sources that it is. What none of them is comes last. */
  rank(refs: Fact['refs'], source: FactSource): number {
    const isImport = 'import' in source;
    const at = this.factKind.sources.findIndex((name) => {
      if (name === 'imports') return isImport;
      if (isImport) return false;
      return name === 'others' || refs[name] === source.unit;
    });
    return at === -1 ? this.factKind.sources.length : at;
  }

  #isDay(at: number): boolean {
    return this.#days !== -1 && at >= this.#days;
  }

  #place(field: string): number {
    const at = this.#at.get(field);
    if (at === undefined) throw new Error(`field ${field} of ${this.kind} is not among those read`);
    return at;
  }
}
