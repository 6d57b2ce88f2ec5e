import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client, ProblemBody, Submitted } from '../harness/client.js';
import { mark, transfer } from '../harness/facts.js';
import type { World } from '../harness/world.js';
import type { Random } from './seed.js';

/** A submission, with the key that it keeps however often it is sent. */
export interface Asked {
  readonly facts: number;
  readonly send: () => Promise<Answer<Submitted & ProblemBody>>;
}

/** A submission with its last answer. */
export interface Answered extends Asked {
  readonly answer: Answer<Submitted & ProblemBody>;
  /** How often it was sent. */
  readonly tries: number;
  /** On `performance.now()`: when it was sent first. */
  readonly from: number;
}

/**
 * Sends until there is an answer, as a careful client does: after a broken connection, and after a 503 that says when to ask again. What is refused
 * is not sent again.
 */
export async function insist(asked: Asked, mustRun: () => void): Promise<Answered> {
  const from = performance.now();
  for (let tries = 1; ; tries += 1) {
    mustRun();
    const answer = await asked.send().catch(mustRun);
    if (answer !== undefined && answer.status !== 503) return { ...asked, answer, tries, from };
    if (answer !== undefined) {
      const isTold = /^\d+$/.test(answer.headers.get('retry-after') ?? '');
      if (!isTold || answer.body.type !== 'urn:duibiao:problem:unavailable') throw new Error(answer.text);
    }
    await sleep(50);
  }
}

export interface LoadOptions {
  readonly random: (label: string) => Random;
  /** Who submits at the same time. */
  readonly lanes?: number;
  /** The longest pause of each between two submissions, in milliseconds. */
  readonly pauseMs?: number;
}

/**
 * Concurrent submitters who record graduates and their transfers and take some back, until they are told to end. Each insists on an answer, so
 * that in the end everything that was asked was acknowledged, once.
 */
export class Load {
  readonly answered: Answered[] = [];
  #isOver = false;
  #isAbandoned = false;
  #members: string[] = [];
  #refilling: Promise<void> | undefined;
  readonly #lanes: Promise<unknown>;

  private constructor(
    private readonly world: World,
    private readonly client: Client,
    { random, lanes = 4, pauseMs = 80 }: LoadOptions,
  ) {
    const all = Array.from({ length: lanes }, (_, n) => this.#lane(random(`lane ${n}`), pauseMs));
    this.#lanes = Promise.all(all);
    this.#lanes.catch(() => {}); // told by end()
  }

  /** Begins with what it needs to go on while the database is away. */
  static async begin(world: World, client: Client, options: LoadOptions): Promise<Load> {
    const load = new Load(world, client, options);
    while (load.answered.length === 0) await Promise.race([sleep(5), load.#lanes]);
    return load;
  }

  /** Ends it when each has its last answer. MUST be called. */
  async end(): Promise<readonly Answered[]> {
    this.#isOver = true;
    await this.#lanes;
    return this.answered;
  }

  /** Lets everybody go who still insists: what should serve them does not come back. */
  abandon(): void {
    this.#isAbandoned = true;
  }

  /** Whether something was acknowledged that was sent after a moment. */
  hasSince(moment: number): boolean {
    return this.answered.some(({ from, answer }) => from > moment && answer.status === 201);
  }

  /** Waits until something is acknowledged that is sent from now on. */
  async isGoingOn(): Promise<void> {
    const now = performance.now();
    while (!this.hasSince(now)) await Promise.race([sleep(10), this.#lanes]);
  }

  async #lane(random: Random, pauseMs: number): Promise<void> {
    const kept = new Kept(random);
    while (!this.#isOver) {
      const drawn = random.between(1, 100);
      const asked =
        (drawn <= 15 && kept.takeBack(this.client)) ||
        (drawn <= 45 && kept.transfer(this.client)) ||
        kept.mark(this.client, [await this.#member(), ...(drawn > 90 ? [await this.#member()] : [])]);
      const answered = await insist(asked, () => this.#mustRun());
      this.answered.push(answered);
      kept.learn(asked, answered.answer.body);
      await sleep(random.between(0, pauseMs));
    }
  }

  #mustRun(): void {
    if (this.#isAbandoned) throw new Error('the load was abandoned');
    this.world.stack.mustRun();
  }

  async #member(): Promise<string> {
    for (;;) {
      this.#mustRun();
      const member = this.#members.pop();
      if (member !== undefined) return member;
      this.#refilling ??= this.world
        .members(1_000)
        .then((fresh) => void this.#members.push(...fresh))
        .catch(() => sleep(50)) // the database is away
        .finally(() => (this.#refilling = undefined));
      await this.#refilling;
    }
  }
}

/** What one submitter has recorded so far. */
class Kept {
  readonly #stay: string[] = [];
  readonly #facts: { readonly fact: string; readonly version: number }[] = [];
  readonly #asked = new WeakMap<Asked, readonly string[]>();

  constructor(private readonly random: Random) {}

  mark(client: Client, members: readonly string[]): Asked {
    const asked = submission(
      client,
      members.map((member) => mark(member, 'a')),
    );
    this.#asked.set(asked, members);
    return asked;
  }

  /** Of a member who was marked and not transferred yet; undefined where there is none. */
  transfer(client: Client): Asked | undefined {
    const member = this.#stay.pop();
    return member === undefined ? undefined : submission(client, [transfer(member, 'a', 't1', '2020-07-15')]);
  }

  /** Of any fact that stands; undefined where there is none. */
  takeBack(client: Client): Asked | undefined {
    if (this.#facts.length === 0) return undefined;
    const [one] = this.#facts.splice(this.random.between(0, this.#facts.length - 1), 1);
    const key = { 'idempotency-key': randomUUID() };
    const [fact = '', version = 0] = [one?.fact, one?.version];
    return { facts: 1, send: () => client.change('voids', fact, version, { reason: '误报' }, key) };
  }

  learn(asked: Asked, { events }: Submitted): void {
    this.#stay.push(...(this.#asked.get(asked) ?? []));
    this.#facts.push(...(events ?? []).filter(({ type }) => type === 'fact-recorded'));
  }
}

export function submission(client: Client, facts: readonly unknown[]): Asked {
  const key = { 'idempotency-key': randomUUID() };
  return { facts: facts.length, send: () => client.submit({ unit: 'city', facts }, key) };
}
