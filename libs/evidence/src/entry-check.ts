import { LogFault } from '@duibiao/log';
import { type Leaf, leafOf } from './leaf.js';
import { SubmissionDigest } from './submission-digest.js';

/** A submission whose items are due. */
interface OpenSubmission {
  readonly id: string;
  readonly of: number;
  readonly digest: string;
}

/**
 * Checks the entries of a ledger one after the other, from the first, for what the tree cannot know: each is canonical JSON, positions have no gap,
 * `recordedAt` never decreases, the versions of a stream follow each other, submissions are whole and no id comes twice, and each digest is that of its
 * items. Memory grows with streams and submissions: some 100 bytes each.
 */
export class EntryCheck {
  #position = 0;
  #recordedAt = '';
  #open: OpenSubmission | undefined;
  readonly #bodies = new SubmissionDigest();
  readonly #versions = new Map<string, number>();
  readonly #submissions = new Set<string>();

  /** Position of the last entry that was checked. */
  get position(): number {
    return this.#position;
  }

  /**
   * Answers what the entry says.
   *
   * @throws LogFault naming the position and what is wrong
   */
  next(bytes: Buffer): Leaf {
    const position = this.#position + 1;
    const leaf = leafOf(bytes, position);
    const { recordedAt, stream } = leaf;
    if (leaf.position !== position) {
      throw faultAt(position, `it says of itself that it is position ${String(leaf.position)}`);
    }
    if (!(recordedAt >= this.#recordedAt)) {
      throw faultAt(position, `recorded at ${recordedAt}, before the one that precedes it (${this.#recordedAt})`);
    }
    this.#recordedAt = recordedAt;
    this.#position = position;
    const version = (this.#versions.get(stream) ?? 0) + 1;
    if (leaf.version !== version) {
      throw faultAt(position, `version ${leaf.version} of stream ${stream}, whose next version is ${version}`);
    }
    this.#versions.set(stream, version);
    this.#submission(position, leaf);
    return leaf;
  }

  /** The last entry is there: its submission must be whole. @throws LogFault */
  end(): void {
    if (this.#open === undefined) return;
    const { id, of } = this.#open;
    throw new LogFault(
      `the ledger ends at position ${this.#position}, within submission ${id}: it has ${of} items, of which ${this.#bodies.count} are there`,
    );
  }

  #submission(position: number, { submission, bare }: Leaf): void {
    const { id, item, of, digest } = submission;
    const open = this.#open ?? { id, of, digest };
    if (this.#open === undefined) {
      if (this.#submissions.has(id)) throw faultAt(position, `submission ${id} was there before`);
      this.#submissions.add(id);
    }
    const due = this.#bodies.count + 1;
    if (id !== open.id || of !== open.of || digest !== open.digest || item !== due) {
      throw faultAt(
        position,
        `item ${item} of ${of} of submission ${id}, where item ${due} of ${open.of} of ${open.id} is due`,
      );
    }
    this.#bodies.add(bare);
    this.#open = due < of ? open : undefined;
    if (this.#open !== undefined) return;
    if (this.#bodies.take() !== digest) {
      throw faultAt(position, `the digest of submission ${id} is not that of its ${of} items`);
    }
  }
}

const faultAt = (position: number, what: string): LogFault => new LogFault(`position ${position}: ${what}`);
