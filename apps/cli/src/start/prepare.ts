import path from 'node:path';
import {
  dongguan,
  ensureKeys,
  innerMongolia,
  loadDemonstration,
  type LoadOptions,
  readSeeds,
  type Show,
  type Stage,
} from '@duibiao/demonstration';
import { createAppender } from '@duibiao/ledger';
import { type Config, createPool, type Secrets } from '@duibiao/platform';
import { openDesk } from '@duibiao/submissions';

/** What is ready when the database is up to date, and API and worker do not run yet. */
export interface PrepareContext {
  readonly config: Config;
  readonly secrets: Secrets;
  /** PostgreSQL URLs of each role. `queue` is undefined where queues run on Redis. */
  readonly urls: {
    readonly owner: string;
    readonly api: string;
    readonly worker: string;
    readonly queue: string | undefined;
  };
  /** Aborted at Ctrl-C: stop between two steps. */
  readonly signal: AbortSignal;
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
}

/** The demonstrations that `start` plays, the one that commands ask unless told first, and their seed. */
const shows: readonly [Show, ...Show[]] = [dongguan, innerMongolia];
export const demonstrationLedger = shows[0].ledger;
export const shownLedgers = shows.map(({ ledger }) => ledger);
const SEED = 2020;

/** Where the demonstration's keys lie. */
export const demoKeyFile = (home: string): string => path.join(home, 'demo-keys.json');

/**
 * Publishes each plan and loads its demonstration, unless the ledger has them; goes on where an earlier start was killed.
 *
 * @returns whether something was loaded
 */
export async function prepare({ config, secrets, urls, signal, say }: PrepareContext): Promise<boolean> {
  const keyFile = demoKeyFile(config.home);
  const pool = createPool({ url: urls.api, applicationName: 'duibiao demonstration', max: 6 });
  try {
    const desk = openDesk(pool, createAppender(pool), secrets.idempotencyKey);
    const beganAtMs = performance.now();
    const stages = shows.map((show): Stage => {
      return { desk, subjectKeys: secrets, show, ledger: show.ledger, seeds: readSeeds(show.plan) };
    });
    // All at a time: one core of two would be idle otherwise.
    const loads = await Promise.allSettled(stages.map((stage) => loadDemonstration(stage, told(stage, signal, say))));
    const failed = loads.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    for (const [index, stage] of stages.entries()) {
      const load = loads[index];
      const outcome = load?.status === 'fulfilled' ? load.value : undefined;
      if (outcome === 'live') say(`The ledger ${stage.ledger} is a real one: no demonstration is loaded.`);
      else await ensureKeys(stage, { seed: SEED }, keyFile);
    }
    const seconds = ((performance.now() - beganAtMs) / 1000).toFixed(1);
    const isLoaded = loads.some((one) => one.status === 'fulfilled' && one.value === 'loaded');
    if (isLoaded) say(`Loaded in ${seconds} s. Keys to try it with: ${keyFile}`);
    return isLoaded;
  } finally {
    await pool.end();
  }
}

/** Says how far a ledger is at every fifth of its way. */
function told({ ledger }: Stage, signal: AbortSignal, say: PrepareContext['say']): LoadOptions {
  let fifths = 0;
  return {
    seed: SEED,
    signal,
    onBegin: (events) => say(`Loading the demonstration ${ledger}: ${events.toLocaleString('en')} entries …`),
    onProgress: ({ day, events, of }) => {
      if ((events * 5) / of < fifths + 1) return;
      fifths = Math.trunc((events * 5) / of);
      say(`  ${ledger}  ${day}  ${Math.trunc((events * 100) / of)} %`);
    },
  };
}
