import { type JobQueue, openQueue, type QueueBackend } from './backend.js';
import { type DoorbellJob, queueNames } from './queues.js';

/** A bell that rings by itself: by a cron expression in a time zone, or every so many milliseconds. It says "look", no more. */
export interface Tick {
  /** MUST NOT hold `:` (BullMQ builds keys with it). */
  readonly id: string;
  readonly ledger: string;
  readonly rings: { readonly cron: string; readonly timeZone: string } | { readonly everyMs: number };
}

export type TickQueue = JobQueue<DoorbellJob>;

/** The queue whose bells these are. MUST be closed. */
export function openTicks(backend: QueueBackend): TickQueue {
  const queue = openQueue<DoorbellJob>(backend, queueNames.recomputations);
  // a connection that breaks is seen by the next call
  queue.on('error', () => {});
  return queue;
}

/**
 * Brings the queue's job schedulers to what is wanted: what is missing or different is set, what nobody wants is removed, the rest is left alone, so
 * that its next ring stays. Safe to do by several workers at once, and again and again: a queue that lost everything has it back.
 */
export async function keepTicks(
  queue: TickQueue,
  wanted: readonly Tick[],
): Promise<{ readonly set: readonly string[]; readonly removed: readonly string[] }> {
  const there = new Map((await queue.getJobSchedulers()).map((one) => [one.key, one]));
  const set: string[] = [];
  for (const { id, ledger, rings } of wanted) {
    const found = there.get(id);
    there.delete(id);
    const isEvery = 'everyMs' in rings;
    const isSame = isEvery
      ? Number(found?.every) === rings.everyMs
      : found?.pattern === rings.cron && found.tz === rings.timeZone;
    if (isSame) continue;
    const repeat = isEvery ? { every: rings.everyMs } : { pattern: rings.cron, tz: rings.timeZone };
    const opts = { removeOnComplete: true, removeOnFail: true };
    await queue.upsertJobScheduler(id, repeat, { name: 'tick', data: { ledger }, opts });
    set.push(id);
  }
  for (const id of there.keys()) await queue.removeJobScheduler(id);
  return { set, removed: [...there.keys()] };
}
