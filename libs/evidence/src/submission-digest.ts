import { createHash, type Hash, hash } from 'node:crypto';

/** Hashed in one call, which costs half as much where a submission is of one body: most are. */
const HELD_BYTES = 262_144;
const OPEN = Buffer.from('[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']');

/** SHA-256 over the canonical JSON array of bodies that come one by one, in the same memory whatever their number. */
export class SubmissionDigest {
  readonly #held = Buffer.allocUnsafe(HELD_BYTES);
  #length = 0;
  #begun: Hash | undefined;
  #count = 0;

  /** Bodies since the last digest. */
  get count(): number {
    return this.#count;
  }

  /** Adds a body that comes in pieces. */
  add(pieces: readonly Uint8Array[]): void {
    this.#put(this.#count === 0 ? OPEN : COMMA);
    for (const piece of pieces) this.#put(piece);
    this.#count += 1;
  }

  /** The digest in hex of what was added; begins anew. */
  take(): string {
    this.#put(CLOSE);
    const held = this.#held.subarray(0, this.#length);
    const digest = this.#begun === undefined ? hash('sha256', held, 'hex') : this.#begun.update(held).digest('hex');
    this.#begun = undefined;
    this.#length = 0;
    this.#count = 0;
    return digest;
  }

  #put(piece: Uint8Array): void {
    if (this.#length + piece.length <= HELD_BYTES) {
      this.#held.set(piece, this.#length);
      this.#length += piece.length;
      return;
    }
    this.#begun ??= createHash('sha256');
    this.#begun.update(this.#held.subarray(0, this.#length)).update(piece);
    this.#length = 0;
  }
}
