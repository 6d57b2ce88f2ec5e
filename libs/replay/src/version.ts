import type { FoldFact, Said } from '@duibiao/measures';
import type { Cell, Layout } from './layout.js';

/** What identifies the newest version of a fact within its thing, and what its standing depends on. */
export interface Provenance {
  readonly thing: string;
  readonly owner: string;
  /** `unit:…` or `import:…`. */
  readonly source: string;
  readonly rank: number;
  readonly submission: string;
  readonly position: number;
}

/** The newest version of a fact that is not voided, as little of it as definitions read: some 200 bytes. */
export class Version implements FoldFact {
  readonly thing: string;
  readonly owner: string;
  readonly source: string;
  readonly rank: number;
  readonly submission: string;
  readonly position: number;
  /** What another source reports of the same thing. */
  next: Version | undefined;

  constructor(
    readonly layout: Layout,
    { thing, owner, source, rank, submission, position }: Provenance,
    private readonly cells: readonly Cell[],
    next: Version | undefined,
  ) {
    this.thing = thing;
    this.owner = owner;
    this.source = source;
    this.rank = rank;
    this.submission = submission;
    this.position = position;
    this.next = next;
  }

  said(field: string): Said | undefined {
    return this.cells[this.layout.saidAt(field)];
  }

  day(field: string): number | undefined {
    const cell = this.cells[this.layout.dayAt(field)];
    return typeof cell === 'number' ? cell : undefined;
  }

  /** Whether this source is believed before another. */
  isBefore(other: Version): boolean {
    return this.rank < other.rank || (this.rank === other.rank && this.source < other.source);
  }
}
