import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue, type QueueBackend } from './backend.js';
import { type DoorbellJob, type QueueName, queueNames } from './queues.js';

/** Tells the workers that a ledger has news. */
export interface Doorbell {
  /**
   * Returns at once and never throws. Rings of one ledger while one is under way become a single one after it, so that
   * what was committed before the last ring is always announced. A ring that fails costs the sweep's interval at most.
   */
  ring(ledger: string): void;
  /** Waits for the rings under way, 2 s at most. */
  close(): Promise<void>;
}

export interface DoorbellOptions {
  /** Which doorbell; that of news unless told. */
  readonly queue?: QueueName;
  /** Told once when rings begin to fail, and once when they succeed again (`undefined`). */
  readonly onTrouble?: (error: Error | undefined) => void;
}

/** How long a ring may take before it counts as failed, and how long the next one waits after a failure. */
const patienceMs = 2_000;
const pauseMs = 250;

/** Opens the doorbell of this process. The queue holds two jobs a ledger at most: one at work, one waiting. */
export function openDoorbell(backend: QueueBackend, options: DoorbellOptions = {}): Doorbell {
  const queue = openQueue<DoorbellJob>(backend, queueNames[options.queue ?? 'doorbells']);
  const underWay = new Map<string, { isRungAgain: boolean; done: Promise<void> }>();
  let isInTrouble = false;
  let isClosing = false;
  const report = (error: Error | undefined): void => {
    if (isInTrouble === (error !== undefined)) return;
    isInTrouble = error !== undefined;
    options.onTrouble?.(error);
  };
  // A connection that breaks is seen by the next ring; without a listener it would end the process.
  queue.on('error', () => {});

  const send = async (ledger: string, state: { isRungAgain: boolean }): Promise<void> => {
    do {
      state.isRungAgain = false;
      try {
        await within(patienceMs, queue.add('news', { ledger }, jobOptions(ledger)));
        report(undefined);
      } catch (error) {
        if (isClosing) return;
        report(error instanceof Error ? error : new Error(String(error)));
        await sleep(pauseMs);
      }
    } while (state.isRungAgain && !isClosing);
  };

  return {
    ring(ledger) {
      const state = underWay.get(ledger);
      if (state !== undefined) {
        state.isRungAgain = true;
        return;
      }
      const fresh = { isRungAgain: false, done: Promise.resolve() };
      underWay.set(ledger, fresh);
      fresh.done = send(ledger, fresh).finally(() => underWay.delete(ledger));
    },
    async close() {
      const pending = Promise.all([...underWay.values()].map((state) => state.done));
      await within(patienceMs, pending).catch(() => {});
      isClosing = true;
      await within(patienceMs, queue.close()).catch(() => {});
    },
  };
}

/** A job that is at work does not swallow a ring: `keepLastIfActive` keeps one more. Nothing stays after it is done. */
function jobOptions(ledger: string) {
  return { deduplication: { id: ledger, keepLastIfActive: true }, removeOnComplete: true, removeOnFail: true };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const timeout = sleep(ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`the queue did not answer within ${ms} ms`);
  });
  timeout.catch(() => {});
  try {
    return await Promise.race([work, timeout]);
  } finally {
    late.abort();
  }
}
