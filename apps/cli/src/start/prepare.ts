import path from 'node:path';
import { dongguan, innerMongolia, loadDemonstration, readSeeds, type Show } from '@duibiao/demonstration';
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
const SEED = 2020;

/** Where the demonstration's keys lie. */
export const demoKeyFile = (home: string): string => path.join(home, 'demo-keys.json');

/** Publishes each plan and loads its demonstration, unless the ledger has them; goes on where an earlier start was killed. */
export async function prepare({ config, secrets, urls, signal, say }: PrepareContext): Promise<void> {
  const keyFile = demoKeyFile(config.home);
  const pool = createPool({ url: urls.api, applicationName: 'duibiao demonstration', max: 4 });
  try {
    const desk = openDesk(pool, createAppender(pool), secrets.idempotencyKey);
    let isLoaded = false;
    for (const show of shows) {
      const seeds = readSeeds(show.plan);
      const stage = { desk, subjectKeys: secrets, show, ledger: show.ledger, seeds };
      const what = `the demonstration ${show.ledger}`;
      const beganAtMs = performance.now();
      const { outcome } = await loadDemonstration(stage, {
        seed: SEED,
        keyFile,
        signal,
        onBegin: (events) => say(`Loading ${what}: ${events.toLocaleString('en')} entries of the year 2020 …`),
        onProgress: ({ day, events, of }) => say(`  ${day}  ${Math.trunc((events * 100) / of)} %`),
      });
      const seconds = ((performance.now() - beganAtMs) / 1000).toFixed(1);
      if (outcome === 'loaded') say(`Loaded in ${seconds} s.`);
      if (outcome === 'live') say(`The ledger ${show.ledger} is a real one: no demonstration is loaded.`);
      isLoaded ||= outcome === 'loaded';
    }
    if (isLoaded) say(`Keys to try them with: ${keyFile}`);
  } finally {
    await pool.end();
  }
}
