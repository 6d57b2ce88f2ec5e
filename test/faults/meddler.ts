import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, JobsOptions, Queue } from 'bullmq';
import type { Queues } from './queues.js';
import type { Random } from './seed.js';

/** So many jobs of a queue are looked at. */
const most = 200;

/**
 * Does to the queues what any client of them can: rings too often, also for a ledger that nobody knows or for none, takes away what waits, rings in another order
 * and later, and empties a queue with its schedules.
 */
export class Meddler {
  /** How often each act was done. */
  readonly done = new Map<string, number>();

  constructor(
    private readonly queues: Queues,
    private readonly random: Random,
    private readonly ledger: string,
  ) {}

  /** One act on one queue. What a worker does to the same jobs at the same moment may let a part of it fail. */
  async meddle(): Promise<void> {
    const queue = this.random.pick(Object.values(this.queues));
    const drawn = this.random.between(1, 100);
    if (drawn <= 35) await this.#act('doubled', () => this.#double(queue));
    else if (drawn <= 60) await this.#act('dropped', () => this.#drop(queue));
    else if (drawn <= 90) await this.#act('shuffled', () => this.#shuffle(queue));
    else if (drawn <= 95) await this.#act('drained', () => queue.drain(true));
    else await this.#act('emptied', () => queue.obliterate({ force: true }));
  }

  async #act(what: string, act: () => Promise<unknown>): Promise<void> {
    await act().catch(() => sleep(5));
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  async #double(queue: Queue): Promise<void> {
    const ledger = this.random.chance(900) ? this.ledger : 'nobody';
    const data = this.random.chance(900) ? { ledger } : {};
    for (let n = this.random.between(1, 20); n > 0; n -= 1) await queue.add('news', data, this.#options(ledger));
  }

  async #drop(queue: Queue): Promise<void> {
    for (const job of await waiting(queue)) if (this.random.chance(500)) await drop(job);
  }

  async #shuffle(queue: Queue): Promise<void> {
    const jobs = this.random.shuffled(await waiting(queue));
    for (const job of jobs) {
      await drop(job);
      await queue.add(job.name, job.data, { ...this.#options(this.ledger), delay: this.random.between(0, 500) });
    }
  }

  #options(ledger: string): JobsOptions {
    const once = this.random.chance(500) ? { deduplication: { id: ledger, keepLastIfActive: true } } : {};
    return { ...once, removeOnComplete: true, removeOnFail: true };
  }
}

const waiting = (queue: Queue): Promise<Job[]> => queue.getJobs(['waiting', 'prioritized', 'delayed'], 0, most);
const drop = (job: Job): Promise<void> => job.remove().catch(() => {});
