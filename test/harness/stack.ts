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
  readonly #others: Running[] = [];

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
    /** Where the queues are; undefined: in PostgreSQL. */
    readonly redisUrl: string | undefined,
    /** Where the worker shows itself; undefined: nowhere. */
    readonly workerPort: number | undefined,
  ) {}

  /**
   * Opens the databases, on the server of the run unless the superuser's URL of another is given, and starts both processes. MUST be closed. Queues
   * are in PostgreSQL unless a Redis is given.
   */
  static async start({
    redisUrl,
    server,
    workerPort = false,
  }: {
    readonly redisUrl?: string | undefined;
    readonly server?: string | undefined;
    readonly workerPort?: boolean;
  } = {}): Promise<Stack> {
    const [database, queue] = await Promise.all([createTestDatabase(server), createTestQueueDatabase(server)]);
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

  /** Where the workers keep what they signed last. */
  get anchors(): string {
    return path.join(this.home, '.duibiao', 'anchors');
  }

  /** The API as a key's owner sees it. */
  client(ledger: string, key?: string): Client {
    return new Client(this.url, ledger, key);
  }

  get api(): Running {
    if (this.#api === undefined) throw new Error('the API is not started');
    return this.#api;
  }

  get worker(): Running {
    if (this.#worker === undefined) throw new Error('the worker is not started');
    return this.#worker;
  }

  async startApi(redisUrl = this.redisUrl, more: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#api = await Running.start('api', { ...this.#environment(this.gate.url, redisUrl), ...more });
  }

  async startWorker(redisUrl = this.redisUrl): Promise<void> {
    this.#worker = await Running.start('worker', this.#environment(this.database.workerUrl, redisUrl));
  }

  /** One beside the worker, ended with the stack; its clock is so many milliseconds ahead of the right one. */
  async startAnotherWorker(clockShiftMs?: number): Promise<Running> {
    const environment = this.#environment(this.database.workerUrl, this.redisUrl);
    const other = await Running.start('worker', environment, clockShiftMs);
    this.#others.push(other);
    return other;
  }

  /** Fails if a process has ended by itself. */
  mustRun(): void {
    for (const one of [this.#api, this.#worker]) one?.mustRun();
  }

  async stopApi(): Promise<void> {
    await this.#api?.stop();
    this.#api = undefined;
  }

  async stopWorker(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = undefined;
  }

  /** `kill -9`. */
  async killApi(): Promise<void> {
    const api = this.#api;
    this.#api = undefined;
    await api?.kill();
  }

  /** `kill -9`. */
  async killWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.kill();
  }

  async close(): Promise<void> {
    await Promise.all([this.stopApi(), this.stopWorker(), ...this.#others.map((other) => other.kill())]);
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
