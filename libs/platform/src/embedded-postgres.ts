import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClearError } from './clear-error.js';
import { ensureCluster, superuser } from './embedded/cluster.js';
import { clearOrphan } from './embedded/orphan.js';
import { place } from './embedded/placement.js';
import { type Server, startServer, stopServer } from './embedded/server.js';
import { freePort, portTrouble } from './free-port.js';

/** PostgreSQL 18 as npm ships it, supervised by us. It outlives us if we are killed; the next start clears that up. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** Of the postmaster. */
  readonly pid: number;
  /** True when the cluster was made by this start. */
  readonly isNew: boolean;
  /** The superuser's URL of a database of this cluster (`postgres` unless told). */
  superuserUrl(database?: string): string;
  /** Resolves when the postmaster has ended, asked for or not. */
  readonly ended: Promise<void>;
  /** Starts it again on the same port after it ended by itself. */
  restart(): Promise<EmbeddedPostgres>;
  /** Fast shutdown; resolves when it has ended. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The data directory; may become a symbolic link (see `embedded/placement.ts`). */
  readonly directory: string;
  /** The superuser's, set when the cluster is made. */
  readonly password: string;
  readonly logFile: string;
  /** Told in single lines what a person should know: where data went, what was recovered. */
  readonly note?: (line: string) => void;
  /** Settings of the server for this run, over ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Makes the cluster when there is none, clears up after a killed run, starts PostgreSQL on 127.0.0.1 and a port of
 * its own (remembered beside the data, another one when that is taken), and waits until it takes connections.
 *
 * @throws ClearError saying what stands in the way
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const note = options.note ?? (() => {});
  const directory = path.resolve(options.directory);
  const placement = await place(directory, note);
  mkdirSync(path.dirname(options.logFile), { recursive: true, mode: 0o700 });
  const isNew = await ensureCluster(placement, options.password);
  if (await clearOrphan(placement.data)) note('Stopped a PostgreSQL that an earlier run had left behind.');
  const portFile = `${directory}.port`;
  const server = await startSomewhere(rememberedPort(portFile), async (port) =>
    startOnce(() => startServer(placement, port, options.logFile, note, options.settings)),
  );
  writeFileSync(portFile, `${server.port}\n`, { mode: 0o600 });
  return {
    port: server.port,
    pid: server.pid,
    isNew,
    ended: server.ended,
    superuserUrl: (database = 'postgres') =>
      `postgres://${superuser}:${options.password}@127.0.0.1:${server.port}/${database}`,
    restart: () => startEmbeddedPostgres(options),
    stop: () => stopServer(placement, server),
  };
}

function rememberedPort(portFile: string): number | undefined {
  try {
    return Number(readFileSync(portFile, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

async function startSomewhere(
  remembered: number | undefined,
  start: (port: number) => Promise<Server | undefined>,
): Promise<Server> {
  let port = remembered;
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    if (port === undefined || (await portTrouble(port, '127.0.0.1'))) port = await freePort();
    const server = await start(port);
    if (server) return server;
    port = undefined;
  }
  throw new ClearError('PostgreSQL found no free port on 127.0.0.1 in five attempts.');
}

/** Backends of a killed postmaster need a moment to notice; until then PostgreSQL refuses to start beside them. */
async function startOnce(start: () => Promise<Server | undefined>): Promise<Server | undefined> {
  for (let waited = 0; ; waited += 250) {
    try {
      return await start();
    } catch (error) {
      const beside = error instanceof Error && /pre-existing shared memory block/.test(error.message);
      if (!beside || waited >= 15_000) throw error;
      await sleep(250);
    }
  }
}
