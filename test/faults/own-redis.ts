import { Redis } from 'ioredis';
import { startTestRedis, type TestRedis } from '../../libs/platform/src/testing/redis.js';

/** A Redis that a fault run may do to what it likes; it comes back empty, and at the same place. */
export class OwnRedis {
  #running: TestRedis;

  private constructor(running: TestRedis) {
    this.#running = running;
  }

  static async start(): Promise<OwnRedis> {
    const running = await startTestRedis();
    if (running === undefined) throw new Error('this machine has no redis-server');
    return new OwnRedis(running);
  }

  get url(): string {
    return this.#running.url;
  }

  /** Forgets everything. */
  flush(): Promise<void> {
    return this.#ask((redis) => redis.flushall());
  }

  /** Ends by itself, and keeps nothing. */
  async shutDown(): Promise<void> {
    await this.#ask((redis) => redis.shutdown('NOSAVE').catch(() => {}));
    await this.#running.ended;
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    process.kill(this.#running.pid, 'SIGKILL');
    await this.#running.ended;
  }

  /** After it has ended. */
  async comeBack(): Promise<void> {
    const { port, stop } = this.#running;
    await stop();
    const running = await startTestRedis(port);
    if (running !== undefined) this.#running = running;
  }

  /** Keeps its connections and answers nobody, until it is let go. */
  hang(): void {
    process.kill(this.#running.pid, 'SIGSTOP');
  }

  goOn(): void {
    process.kill(this.#running.pid, 'SIGCONT');
  }

  async close(): Promise<void> {
    await this.#running.stop();
  }

  async #ask(what: (redis: Redis) => Promise<unknown>): Promise<void> {
    const redis = new Redis(this.url, { retryStrategy: () => null });
    redis.on('error', () => {});
    await what(redis).finally(() => redis.disconnect());
  }
}
