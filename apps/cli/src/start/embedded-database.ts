import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ClearError,
  ensureDatabase,
  ensureRole,
  roleUrl,
  type Secrets,
  startEmbeddedPostgres,
} from '@duibiao/platform';
import { connected } from './external-database.js';
import { say } from './say.js';

/** The database that comes with us, kept running. */
export interface EmbeddedDatabase {
  /** The owner's URL of the ledger's database. */
  readonly url: string;
  readonly port: number;
  readonly isNew: boolean;
  stop(): Promise<void>;
}

/** Starts embedded PostgreSQL under `<home>/postgres` with role and database of the owner, and starts it again if it dies. */
export async function startEmbeddedDatabase(home: string, secrets: Secrets): Promise<EmbeddedDatabase> {
  let postgres = await startEmbeddedPostgres({
    directory: path.join(home, 'postgres'),
    logFile: path.join(home, 'logs', 'postgres.log'),
    password: secrets.passwords.superuser,
    note: say,
  });
  const { port, isNew } = postgres;
  try {
    await connected(postgres.superuserUrl(), async (client) => {
      await ensureRole(client, 'owner', secrets.passwords.owner);
      await ensureDatabase(client, 'duibiao', 'owner');
    });
  } catch (error) {
    await postgres.stop();
    if (!/does not know this user/.test((error as Error).message)) throw error;
    throw new ClearError(
      `The database in ${home}/postgres was made with another secret than the one in ${home}/secret (or DUIBIAO_SECRET).\n` +
        'Put the old secret back from a copy; without it the database cannot be opened.',
    );
  }
  let stopping = false;
  const keep = async (): Promise<void> => {
    for (let pauseMs = 200; ;) {
      await postgres.ended;
      if (stopping) return;
      say('PostgreSQL ended by itself; it is started again.');
      try {
        postgres = await postgres.restart();
        pauseMs = 200;
      } catch (error) {
        say((error as Error).message);
        await sleep(pauseMs, undefined, { ref: false });
        pauseMs = Math.min(pauseMs * 2, 30_000);
      }
      if (stopping) await postgres.stop();
      if (postgres.port !== port) say(`PostgreSQL now listens on another port: stop and start Duibiao again.`);
    }
  };
  void keep();
  return {
    url: roleUrl(postgres.superuserUrl('duibiao'), 'owner', secrets),
    port,
    isNew,
    stop: async () => {
      stopping = true;
      await postgres.stop();
    },
  };
}
