import type { Queue } from 'bullmq';
import { openQueue, type QueueBackend } from './backend.js';
import { queueNames } from './queues.js';

export interface OpenQueues {
  readonly queues: readonly Queue[];
  close(): Promise<void>;
}

/** Every queue, for a board that shows what waits in them. MUST be closed. */
export function openQueues(backend: QueueBackend): OpenQueues {
  // openQueue narrows what the system itself uses; a board asks for more of the same object
  const queues = Object.values(queueNames).map((name) => openQueue<unknown>(backend, name) as unknown as Queue);
  // who asks is told; without a listener a broken connection would end the process
  for (const queue of queues) queue.on('error', () => {});
  return {
    queues,
    async close() {
      await Promise.allSettled(queues.map((queue) => queue.close()));
    },
  };
}
