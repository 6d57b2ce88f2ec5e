import type { Client } from '../harness/client.js';
import { Stack } from '../harness/stack.js';
import { plan, World } from '../harness/world.js';
import { afterwards } from './afterwards.js';
import { type Answered, Load, type LoadOptions } from './load.js';

export interface SceneOptions {
  readonly redisUrl?: string | undefined;
  /** The superuser's URL of a PostgreSQL that this file may kill; that of the run MUST be left alone. */
  readonly server?: string | undefined;
  readonly workerPort?: boolean;
}

/** The composed system with one ledger, whose plan has a schedule, and with everything that a fault run does to it. */
export class Scene {
  private constructor(
    readonly stack: Stack,
    readonly world: World,
    /** Holds every role on the root. */
    readonly client: Client,
  ) {}

  static async open(ledger: string, options: SceneOptions = {}): Promise<Scene> {
    const stack = await Stack.start(options);
    const world = await World.open(stack, ledger, { city: null, a: 'city', b: 'city', t1: 'city' });
    const client = await world.client();
    const schedules = [{ id: 'night', kind: 'nightly', cron: farFromNow() }];
    const { status, text } = await client.send('PUT', 'schedules', { body: { plan, schedules } });
    if (status !== 200) throw new Error(text);
    return new Scene(stack, world, client);
  }

  /**
   * Does something under load, and then asserts what holds after every fault. The fault is over, and what it struck runs again, when `strike` is
   * done. Answers what was submitted.
   */
  async under(options: LoadOptions, strike: (load: Load) => Promise<unknown>): Promise<readonly Answered[]> {
    const before = await this.client.size();
    const load = await Load.begin(this.world, this.client, options);
    try {
      await strike(load);
    } catch (error) {
      load.abandon();
      throw error;
    }
    const over = performance.now();
    const answered = await load.end();
    await afterwards(this, { answered, before, over });
    return answered;
  }

  close(): Promise<void> {
    return this.stack.close();
  }
}

/** Once a day, and not while a test runs: half a day from now in the time zone of the ledger. */
function farFromNow(): string {
  const hour = new Date(Date.now() + (8 + 12) * 3_600_000).getUTCHours();
  return `30 ${hour} * * *`;
}
