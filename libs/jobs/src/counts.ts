import { openQueue, type QueueBackend } from './backend.js';
import { queueNames } from './queues.js';

/** How many jobs of a queue are in a state: waiting, active, delayed, failed … */
export interface JobCount {
  readonly queue: string;
  readonly state: string;
  readonly jobs: number;
}

export interface JobCounts {
  /** Of every queue. Rejects when the queues are away or do not answer within 2 s. */
  read(): Promise<readonly JobCount[]>;
  close(): Promise<void>;
}

const states = ['waiting', 'active', 'delayed', 'prioritized', 'completed', 'failed'] as const;
const patienceMs = 2_000;

/** Looks into the queues from outside, for monitoring. */
export function openJobCounts(backend: QueueBackend): JobCounts {
  const queues = Object.values(queueNames).map((name) => ({ name, queue: openQueue<unknown>(backend, name) }));
  // Who asks is told; without a listener a broken connection would end the process.
  for (const { queue } of queues) queue.on('error', () => {});
  return {
    async read() {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => late.reject(new Error(`the queues did not answer within ${patienceMs} ms`)),
        patienceMs,
      );
      try {
        const counted = queues.map(async ({ name, queue }) => {
          const counts = await queue.getJobCounts(...states);
          return Object.entries(counts).map(([state, jobs]) => ({ queue: name, state, jobs }));
        });
        return (await Promise.race([Promise.all(counted), late.promise])).flat();
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      const closed = Promise.all(queues.map(({ queue }) => queue.close()));
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]).catch(() => {});
    },
  };
}
