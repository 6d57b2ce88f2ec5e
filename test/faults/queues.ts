import { type QueueName, queueNames } from '@duibiao/jobs';
import { createPostgresBackend, Queue, withBackend } from 'bullmq';
import type { Stack } from '../harness/stack.js';

const postgres = withBackend(createPostgresBackend);

/** The queues as any client of BullMQ sees them, with everything that BullMQ lets a client do. MUST be closed. */
export type Queues = Readonly<Record<QueueName, Queue>>;

export function openQueues({ queue, redisUrl }: Stack): Queues {
  const open = (name: string): Queue => {
    const found =
      redisUrl === undefined
        ? (new postgres.Queue(name, {
            connection: { connectionString: queue.url, max: 2, application_name: 'e2e queues' },
          }) as unknown as Queue)
        : new Queue(name, { connection: { url: redisUrl, maxRetriesPerRequest: 1 } });
    found.on('error', () => {}); // seen by the call that fails
    return found;
  };
  return Object.fromEntries(Object.entries(queueNames).map(([name, stored]) => [name, open(stored)])) as Record<
    QueueName,
    Queue
  >;
}

export async function closeQueues(queues: Queues): Promise<void> {
  await Promise.all(Object.values(queues).map((queue) => queue.close()));
}
