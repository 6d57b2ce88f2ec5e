/**
 * Whole numbers that follow from a seed and a label, on every machine alike (mulberry32 over a 32-bit FNV-1a hash of the
 * label). Each part of the demonstration draws from a label of its own, so that a change in one leaves the others alone.
 */
export class Random {
  #state: number;

  constructor(seed: number, label: string) {
    let hash = 0x811c9dc5 ^ seed;
    for (const char of label) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** 0 to 2^32 − 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + (this.next() % (high - low + 1));
  }

  /** True so many times in a thousand. */
  chance(perMille: number): boolean {
    return this.next() % 1000 < perMille;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.next() % list.length] as T;
  }

  /** A copy in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.between(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  }
}
