import { setTimeout as sleep } from 'node:timers/promises';

/** The work was cancelled, or another worker has taken it over. */
export class Stopped extends Error {}

export interface BeatOptions<P> {
  /** Writes a sign of life down, with how far the work is; false: it is no longer this worker's. */
  readonly keep: (progress: P | null) => Promise<boolean>;
  readonly everyMs: number;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/** Signs of life while long work is done, often enough for people who watch it. MUST be ended. */
export class Beat<P> {
  /** Aborted where the work should end: with {@link Stopped}, or as the process' own. */
  readonly signal: AbortSignal;
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  readonly #beating: Promise<void>;
  #progress: P | null = null;

  constructor({ keep, everyMs, signal }: BeatOptions<P>) {
    this.signal = AbortSignal.any([this.#lost.signal, signal]);
    this.#beating = this.#beat(keep, everyMs);
  }

  /** Whether it is no longer this worker's. */
  get isLost(): boolean {
    return this.#lost.signal.aborted;
  }

  /** How far the work is. Throws where it should end. */
  tell(progress: P): void {
    this.#progress = progress;
    this.signal.throwIfAborted();
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.#beating;
  }

  async #beat(keep: BeatOptions<P>['keep'], everyMs: number): Promise<void> {
    const { signal } = this.#ended;
    for (;;) {
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      // one that fails is one of many; should the lease run out, a later one finds that it was taken over
      const isKept = await keep(this.#progress).catch(() => true);
      if (!isKept) return this.#lost.abort(new Stopped('cancelled, or taken over'));
    }
  }
}
