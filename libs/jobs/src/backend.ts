import {
  type ConnectionOptions,
  createPostgresBackend,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';
import pg from 'pg';

/** Where the queues live. The same code runs on both. */
export type QueueBackend = { readonly kind: 'redis' | 'postgres'; readonly url: string };

/** Redis when it is configured, else BullMQ's PostgreSQL backend in a database of its own beside the ledger's. */
export function queueBackend(urls: {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl?: string | undefined;
}): QueueBackend {
  if (urls.redisUrl !== undefined) return { kind: 'redis', url: urls.redisUrl };
  if (urls.databaseUrl !== undefined) return { kind: 'postgres', url: urls.databaseUrl };
  throw new Error('neither REDIS_URL nor a database for the queues is known');
}

/**
 * Brings the queues' tables up to date (PostgreSQL; Redis needs nothing). Once at start, before any queue is opened;
 * several processes may do so at once. Throws what the database throws.
 */
export async function prepareQueues(backend: QueueBackend): Promise<void> {
  if (backend.kind === 'redis') return;
  const client = new pg.Client({ connectionString: backend.url, application_name: 'duibiao queues' });
  client.on('error', () => {});
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

/**
 * BullMQ's own, which asks again whether its database can be used where the first time failed. It remembers that failure for ever: a queue opened
 * while the database was busy for two seconds never worked again, and a worker's loop span in microtasks so that its whole process stood still.
 */
const patientBackend: typeof createPostgresBackend = (...args) => {
  const backend = createPostgresBackend(...args);
  for (const part of [backend, backend.connection]) forgetFailure(part as unknown as Readied);
  return backend;
};

interface Readied {
  readyPromise: Promise<void> | undefined;
  waitUntilReady(): Promise<void>;
}

function forgetFailure(part: Readied): void {
  const ready = part.waitUntilReady.bind(part);
  part.waitUntilReady = async () => {
    try {
      await ready();
    } catch (error) {
      part.readyPromise = undefined;
      throw error;
    }
  };
}

const postgres = withBackend(patientBackend);

/** What this system uses of a BullMQ queue. */
export type JobQueue<D> = Pick<
  Queue<D>,
  'add' | 'close' | 'on' | 'getJobCounts' | 'getJobs' | 'upsertJobScheduler' | 'getJobSchedulers' | 'removeJobScheduler'
>;
/** What this system uses of a BullMQ worker. */
export type JobWorker = Pick<Worker, 'close' | 'on' | 'waitUntilReady'>;

/** A queue to add to. While the backend is away an addition fails, soon but not at once: the caller sets a time limit. */
export function openQueue<D>(backend: QueueBackend, name: string): JobQueue<D> {
  if (backend.kind === 'redis') {
    return new Queue<D>(name, { connection: { ...redisOptions(backend.url), maxRetriesPerRequest: 1 } });
  }
  return new postgres.Queue<D>(name, { connection: postgresOptions(backend.url, 2) }) as unknown as JobQueue<D>;
}

/** A worker that answers jobs as soon as it is opened; it reconnects by itself. */
export function openWorker<D>(
  backend: QueueBackend,
  name: string,
  processor: Processor<D, void>,
  options: Omit<WorkerOptions, 'connection'>,
): JobWorker {
  if (backend.kind === 'redis')
    return new Worker<D, void>(name, processor, { ...options, connection: redisOptions(backend.url) });
  const connection = postgresOptions(backend.url, (options.concurrency ?? 1) + 1);
  return new postgres.Worker<D, void>(name, processor, { ...options, connection }) as unknown as JobWorker;
}

/** Reconnects within a second of Redis being back; BullMQ's own pause grows to 20 s. */
function redisOptions(url: string): ConnectionOptions & object {
  return { url, connectTimeout: 2_000, retryStrategy: (times: number) => Math.min(times * 100, 1_000) };
}

function postgresOptions(url: string, max: number) {
  return {
    connectionString: url,
    max,
    application_name: 'duibiao queues',
    keepAlive: true,
    connectionTimeoutMillis: 2_000,
  };
}
