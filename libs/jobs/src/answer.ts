import { type JobWorker, openWorker, type QueueBackend } from './backend.js';
import { type DoorbellJob, type QueueName, queueNames } from './queues.js';

export interface AnswerOptions {
  /** Which doorbell; that of news unless told. */
  readonly queue?: QueueName;
  /** Brings a ledger up to date. MUST NOT throw for what is wrong with the ledger: it would only ring again. */
  readonly answer: (ledger: string) => Promise<void>;
  /** Ledgers at once. */
  readonly concurrency?: number;
  /** Told of trouble with the queue itself; the worker goes on and reconnects. */
  readonly onError?: (error: Error) => void;
}

/**
 * Answers doorbells as they ring, in this process, until it is closed. Several processes share the work; one ledger is
 * answered by one at a time. A job whose process died is taken over after some 15 s; the sweep does not wait for that.
 */
export function answerDoorbells(backend: QueueBackend, options: AnswerOptions): JobWorker {
  const worker = openWorker<DoorbellJob>(
    backend,
    queueNames[options.queue ?? 'doorbells'],
    // what no doorbell wrote, or has lost its payload, names no ledger: there is nothing to answer
    async ({ data }) => {
      const ledger: unknown = data?.ledger;
      if (typeof ledger === 'string') await options.answer(ledger);
    },
    {
      concurrency: options.concurrency ?? 4,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      runRetryDelay: 1_000,
      maxStalledCount: 100,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
  );
  worker.on('error', (error: Error) => options.onError?.(error));
  return worker;
}
