import { setTimeout as sleep } from 'node:timers/promises';
import { readProgress, type Progress } from '@duibiao/projections';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';

/** How often a ledger is looked at while anybody waits for it: at most four changes a second are told. */
const POLL_MS = 250;

interface Watched {
  /** Who waits now. */
  readonly wakers: Set<() => void>;
  readers: number;
  newest: Progress | undefined;
}

/** How far ledgers are, looked up once for however many follow: one look a ledger each quarter of a second, none where nobody does. */
@Injectable()
export class ProgressWatch {
  readonly #watched = new Map<string, Watched>();

  constructor(private readonly core: Core) {}

  /** Each newer progress of a ledger than the last one taken, and undefined after so long without any. Ends with `signal`. */
  async *follow(ledger: string, quietMs: number, signal: AbortSignal): AsyncGenerator<Progress | undefined, void> {
    const watched = this.#enter(ledger);
    try {
      for (let last: Progress | undefined; ;) {
        if (watched.newest === last) await waitFor(watched.wakers, quietMs, signal);
        if (signal.aborted) return;
        const { newest } = watched;
        yield newest === last ? undefined : newest;
        last = newest;
      }
    } finally {
      watched.readers -= 1;
    }
  }

  #enter(ledger: string): Watched {
    const known = this.#watched.get(ledger);
    if (known !== undefined) {
      known.readers += 1;
      return known;
    }
    const watched: Watched = { wakers: new Set(), readers: 1, newest: undefined };
    this.#watched.set(ledger, watched);
    void this.#look(ledger, watched);
    return watched;
  }

  /** A database that does not answer is asked again: who follows hears of nothing new meanwhile. */
  async #look(ledger: string, watched: Watched): Promise<void> {
    while (watched.readers > 0) {
      const found = await readProgress(this.core.pool, ledger).catch(() => watched.newest);
      if (found !== undefined && !isSame(found, watched.newest)) {
        watched.newest = found;
        for (const wake of watched.wakers) wake();
      }
      await sleep(POLL_MS);
    }
    this.#watched.delete(ledger);
  }
}

const isSame = (one: Progress, other: Progress | undefined): boolean =>
  one.position === other?.position && one.projected === other.projected && one.repairs === other.repairs;

/** Until woken, or so long, or until the signal. */
function waitFor(wakers: Set<() => void>, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      wakers.delete(wake);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    wakers.add(wake);
    signal.addEventListener('abort', wake);
  });
}
