import { randomUUID } from 'node:crypto';
import { loadDemonstration, readSeeds, type Seeds, type Show } from '@duibiao/demonstration';
import { createAppender, readHead } from '@duibiao/ledger';
import { createPool, type Logger } from '@duibiao/platform';
import { createTestDatabase, testSecrets } from '@duibiao/platform/testing';
import { catchUp } from '@duibiao/projections';
import { findRun, type Recomputation, recompute, takeRun } from '@duibiao/recomputation';
import { openDesk } from '@duibiao/submissions';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { parse, stringify } from 'yaml';

/** Of the demonstration's facts: enough for every indicator to say something. */
const percent = 2;

/** So many indicators of each kind, the first: both plans whole are compared by test/roads. */
const perKind = 3;

interface Written {
  readonly indicators: readonly { readonly id: string; readonly kind: string; readonly uses?: unknown }[];
  readonly settings: { readonly duties: readonly { readonly indicators: readonly string[] }[] };
}

/** The plan with some indicators of every kind, those that its duties and the specifications name among them. */
function someOf({ plan, ...seeds }: Seeds): Seeds {
  const written = parse(plan.text, { merge: true, maxAliasCount: -1 }) as Written;
  const named = new Set(['dg34-linkage', ...written.settings.duties.flatMap((duty) => duty.indicators)]);
  const kept = new Map<string, number>();
  const indicators = written.indicators.filter(({ id, kind, uses }) => {
    const before = kept.get(kind) ?? 0;
    if (!named.has(id) && (uses !== undefined || before >= perKind)) return false;
    kept.set(kind, before + 1);
    return true;
  });
  return { ...seeds, plan: { ...plan, text: stringify({ ...written, indicators }, { aliasDuplicateObjects: false }) } };
}

export const silent: Logger = pino({ level: 'silent' });

/** A small demonstration year in a database of its own, projected, with the pools of each role. */
export class Year {
  private constructor(
    readonly ledger: string,
    readonly plan: string,
    /** The owner of the tables: for what no program may do. */
    readonly owner: Pool,
    readonly worker: Pool,
    readonly close: () => Promise<void>,
  ) {}

  static async play(show: Show, seed: number): Promise<Year> {
    const database = await createTestDatabase();
    const pool = (url: string, name: string): Pool => createPool({ url, applicationName: `spec ${name}` });
    const owner = pool(database.superuserUrl, 'owner');
    const writer = pool(database.apiUrl, 'api');
    const worker = pool(database.workerUrl, 'worker');
    const { ledger, plan } = show;
    const secrets = testSecrets();
    const desk = openDesk(writer, createAppender(writer), secrets.idempotencyKey);
    await loadDemonstration(
      { desk, subjectKeys: secrets, show, ledger, seeds: someOf(readSeeds(plan)) },
      { seed, percent },
    );
    await catchUp(worker, ledger);
    return new Year(ledger, plan, owner, worker, async () => {
      await Promise.all([owner.end(), writer.end(), worker.end()]);
      await database.drop();
    });
  }

  /** All runs that wait, one after the other, as one worker would do them. */
  async work(worker = this.worker, logger = silent): Promise<readonly Recomputation[]> {
    const done: Recomputation[] = [];
    for (;;) {
      const lease = await takeRun(worker, randomUUID(), logger);
      if (lease === undefined) return done;
      await catchUp(worker, this.ledger);
      const run = await recompute(worker, lease, { logger, signal: new AbortController().signal });
      if (run !== undefined) done.push(run);
    }
  }

  /** Lets time pass on the demonstration's own clock. */
  async pass(seconds: number): Promise<void> {
    await this.owner.query(
      'UPDATE ledger.heads SET anchor_real = anchor_real - make_interval(secs => $2) WHERE ledger_id = $1',
      [this.ledger, seconds],
    );
  }

  async run(id: string): Promise<Recomputation | undefined> {
    return findRun(this.worker, this.ledger, id);
  }

  async head(): Promise<bigint> {
    return (await readHead(this.worker, this.ledger))?.position ?? 0n;
  }
}
