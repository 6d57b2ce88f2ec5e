import { batchSize } from './runner.js';

/**
 * What a batch should take: an event is to be visible within a second, may have to wait for the batch before its own, and a batch may take three times what the one
 * before it made one expect.
 */
const wantedMs = 250;
const fewest = 50n;

/**
 * How many events the next batch takes. An event costs as much as the indicators that it touches and the cases that it finds, from day to day five times
 * as much or as little: a batch is as large as the one before it tells, at most twice that, and {@link batchSize} at most.
 */
export class Pace {
  #size = 500n;

  /** Events in the next batch at most. */
  get size(): bigint {
    return this.#size;
  }

  /** What a batch of so many events took. One of few events tells nothing. */
  note(events: bigint, ms: number): void {
    if (events * 2n < this.#size && ms < wantedMs) return;
    const fitting = BigInt(Math.round((Number(events) * wantedMs) / Math.max(1, ms)));
    const most = 2n * this.#size < batchSize ? 2n * this.#size : batchSize;
    this.#size = fitting > most ? most : fitting < fewest ? fewest : fitting;
  }
}
