import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAppender } from '@duibiao/ledger';
import { createPool, freePort } from '@duibiao/platform';
import {
  createTestDatabase,
  createTestQueueDatabase,
  type TestDatabase,
  testSecret,
  testSecrets,
} from '@duibiao/platform/testing';
import { type Desk, openDesk } from '@duibiao/submissions';
import type { Pool } from 'pg';
import { Client } from './client.js';
import { Gate } from './gate.js';
import { Running } from './process.js';

/** The whole system on a database of its own: an API and a worker as processes, and what a test needs beside them. */
export class Stack {
  #api: Running | undefined;
  #worker: Running | undefined;

  private constructor(
    readonly database: TestDatabase,
    readonly queue: Awaited<ReturnType<typeof createTestQueueDatabase>>,
    /** As the API's role: for seeding through the libraries. */
    readonly pool: Pool,
    /** As the superuser: for looking behind the scenes. */
    readonly superuser: Pool,
    readonly desk: Desk,
    readonly port: number,
    /** What the API reaches its database through. */
    readonly gate: Gate,
    private readonly home: string,
    private readonly redisUrl: string | undefined,
    /** Where the worker shows itself; undefined: nowhere. */
    readonly workerPort: number | undefined,
  ) {}

  /** Opens the databases, and starts both processes. MUST be closed. Queues are in PostgreSQL unless a Redis is given. */
  static async start({
    redisUrl,
    workerPort = false,
  }: { readonly redisUrl?: string | undefined; readonly workerPort?: boolean } = {}): Promise<Stack> {
    const [database, queue] = await Promise.all([createTestDatabase(), createTestQueueDatabase()]);
    const pool = createPool({ url: database.apiUrl, applicationName: 'e2e', max: 4 });
    const superuser = createPool({ url: database.superuserUrl, applicationName: 'e2e superuser', max: 2 });
    const desk = openDesk(pool, createAppender(pool), testSecrets().idempotencyKey);
    const home = mkdtempSync(path.join(os.tmpdir(), 'duibiao-e2e-'));
    for (const own of [pool, superuser]) own.on('error', () => {}); // a test may cut them
    const gate = new Gate(new URL(database.apiUrl));
    await gate.open();
    const stack = new Stack(
      database,
      queue,
      pool,
      superuser,
      desk,
      await freePort(),
      gate,
      home,
      redisUrl,
      workerPort ? await freePort() : undefined,
    );
    await Promise.all([stack.startApi(), stack.startWorker()]);
    return stack;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The API as a key's owner sees it. */
  client(ledger: string, key?: string): Client {
    return new Client(this.url, ledger, key);
  }

  get api(): Running {
    if (this.#api === undefined) throw new Error('the API is not started');
    return this.#api;
  }

  async startApi(redisUrl = this.redisUrl): Promise<void> {
    this.#api = await Running.start('api', this.#environment(this.gate.url, redisUrl));
  }

  async startWorker(redisUrl = this.redisUrl): Promise<void> {
    this.#worker = await Running.start('worker', this.#environment(this.database.workerUrl, redisUrl));
  }

  async stopApi(): Promise<void> {
    await this.#api?.stop();
    this.#api = undefined;
  }

  async stopWorker(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = undefined;
  }

  async killWorker(): Promise<void> {
    await this.#worker?.kill();
    this.#worker = undefined;
  }

  async close(): Promise<void> {
    await Promise.all([this.stopApi(), this.stopWorker()]);
    await Promise.all([this.pool.end(), this.superuser.end(), this.gate.shut()]);
    await this.database.drop();
    await this.queue.drop();
    rmSync(this.home, { recursive: true, force: true });
  }

  #environment(databaseUrl: string, redisUrl: string | undefined): Record<string, string> {
    return {
      HOME: this.home,
      DUIBIAO_HOME: path.join(this.home, '.duibiao'),
      DUIBIAO_SECRET: testSecret(),
      DATABASE_URL: databaseUrl,
      PORT: String(this.port),
      LOG_LEVEL: 'info',
      ...(this.workerPort === undefined ? {} : { WORKER_PORT: String(this.workerPort) }),
      ...(redisUrl === undefined ? { QUEUE_DATABASE_URL: this.queue.url } : { REDIS_URL: redisUrl }),
    };
  }
}
