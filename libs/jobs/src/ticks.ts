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
 * that its next ring stays. A scheduler whose next job was lost would never ring again: it is set anew. A job whose scheduler was lost stands in its
 * way: it rings now, and the next call sets the scheduler. Safe to do by several workers at once, and again and again: a queue that lost everything
 * has it back. Throws what the queue throws for one of them, after all others.
 */
export async function keepTicks(
  queue: TickQueue,
  wanted: readonly Tick[],
): Promise<{ readonly set: readonly string[]; readonly removed: readonly string[] }> {
  // In this order: both are made at once, so that of a job whose scheduler is not there then, it is lost.
  const jobs = Map.groupBy(await queue.getJobs(['delayed', 'waiting', 'active']), ({ repeatJobKey }) => repeatJobKey);
  const there = new Map((await queue.getJobSchedulers()).map((one) => [one.key, one]));
  const set: string[] = [];
  const failed: unknown[] = [];
  for (const tick of wanted) {
    const found = there.get(tick.id);
    there.delete(tick.id);
    const own = jobs.get(tick.id) ?? [];
    if (found !== undefined && own.length > 0 && isSame(found, tick)) continue;
    try {
      const orphans = found === undefined ? own.filter(({ delay }) => delay > 0) : [];
      for (const orphan of orphans) await orphan.promote();
      if (orphans.length > 0) continue;
      await setTick(queue, tick);
      set.push(tick.id);
    } catch (error) {
      failed.push(error);
    }
  }
  for (const id of there.keys()) await queue.removeJobScheduler(id);
  if (failed.length > 0) throw failed[0];
  return { set, removed: [...there.keys()] };
}

type Found = Awaited<ReturnType<TickQueue['getJobSchedulers']>>[number];

const isSame = (found: Found, { rings }: Tick): boolean =>
  'everyMs' in rings
    ? Number(found.every) === rings.everyMs
    : found.pattern === rings.cron && found.tz === rings.timeZone;

async function setTick(queue: TickQueue, { id, ledger, rings }: Tick): Promise<void> {
  const repeat = 'everyMs' in rings ? { every: rings.everyMs } : { pattern: rings.cron, tz: rings.timeZone };
  const opts = { removeOnComplete: true, removeOnFail: true };
  await queue.upsertJobScheduler(id, repeat, { name: 'tick', data: { ledger }, opts });
}
