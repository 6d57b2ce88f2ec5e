import type { Version } from './version.js';

/**
 * Why a fact stands otherwise than before: it came (`late-arrival`, where its day had passed), says something else, or is taken back;
 * or a review of the submission that wrote it.
 */
export type ChangeCause = 'void' | 'correction' | 'late-arrival' | 'review';

/** What all entries since did to what one source says of a thing, taken together. */
export interface FactChange {
  readonly cause: Exclude<ChangeCause, 'review'>;
  readonly kind: string;
  readonly thing: string;
  /** `unit:…` or `import:…`. */
  readonly source: string;
  /** The fact's id. */
  readonly stream: string;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
  /** Of every entry that had a part in it, in order. */
  readonly positions: readonly number[];
}

/** One review: the versions that a submission wrote were accepted, or sent back. */
export interface ReviewChange {
  readonly cause: 'review';
  readonly outcome: 'accepted' | 'returned';
  readonly submission: string;
  readonly positions: readonly number[];
}

export type Change = FactChange | ReviewChange;

type Name = Pick<FactChange, 'kind' | 'thing' | 'source' | 'stream'>;
interface Noted extends Name {
  readonly before: Version | undefined;
  after: Version | undefined;
  readonly positions: number[];
}

/**
 * What entries changed since a position, fact by fact. A fact has one change whatever entries made it, and its cause is what they come to: where there
 * was none and is one, it arrived (recorded and corrected since: arrived, as corrected); where there was one and is none, it was voided; where
 * both, it was corrected (or voided and recorded again). What came and went meanwhile is no change.
 */
export class Watch {
  readonly #facts = new Map<string, Noted>();
  readonly #reviews: ReviewChange[] = [];

  /** `put` makes one change undone or done in the facts that are watched. */
  constructor(readonly put: (change: Change, side: 'before' | 'after') => void) {}

  fact(name: Name, before: Version | undefined, after: Version | undefined, position: number): void {
    const noted = this.#facts.get(name.stream);
    if (noted === undefined) this.#facts.set(name.stream, { ...name, before, after, positions: [position] });
    else {
      noted.after = after;
      noted.positions.push(position);
    }
  }

  review(submission: string, outcome: 'accepted' | 'returned', position: number): void {
    this.#reviews.push({ cause: 'review', outcome, submission, positions: [position] });
  }

  /** Every change noted so far, in the order of the last entry that made it. */
  changes(): readonly Change[] {
    const facts = [...this.#facts.values()].flatMap((noted): FactChange[] => {
      const { before, after } = noted;
      if (before === undefined && after === undefined) return [];
      const cause = before === undefined ? 'late-arrival' : after === undefined ? 'void' : 'correction';
      return [{ ...noted, cause }];
    });
    return [...facts, ...this.#reviews].toSorted((a, b) => (a.positions.at(-1) ?? 0) - (b.positions.at(-1) ?? 0));
  }
}
