import { readHead, readInScope } from '@duibiao/ledger';
import { type Checkpoint, Growth, LogFault, openCheckpoint } from '@duibiao/log';
import type { Secrets } from '@duibiao/platform';
import type pg from 'pg';
import { ownKeys } from './identity.js';
import { type LogRow, readLeafHashes } from './rows.js';

/** Leaves hashed at once. */
const LEAVES_AT_ONCE = 4_096;

/** `kept`: signing stays held, `why` is a sentence. */
export type Resumed =
  { readonly state: 'resumed'; readonly size: number } | { readonly state: 'kept'; readonly why: string };

/**
 * Lets signing go on where it is held, or (`isTakeOver`) where the machine with its anchors is gone: by the newest checkpoint that is known of the
 * log, which must be signed by one of its keys, cover no more entries than are there, and have the root that the entries themselves lead to (1,000,000 of them: some seconds). The sealer verifies besides
 * whatever else was signed, and stops again where that does not fit. `pool` is the API's.
 */
export async function resumeLog(
  pool: pg.Pool,
  ledger: string,
  log: LogRow,
  note: string,
  secrets: Secrets,
  isTakeOver = false,
): Promise<Resumed> {
  if (log.held === null && !isTakeOver)
    return { state: 'kept', why: `Signing of ${ledger} is not held: there is nothing to resume.` };
  const opened = opens(note, log, secrets);
  if (typeof opened === 'string') return { state: 'kept', why: opened };
  const why = await misfit(pool, ledger, opened);
  if (why !== undefined) return { state: 'kept', why };
  await pool.query('SELECT log.resume($1, $2)', [ledger, note]);
  return { state: 'resumed', size: opened.size };
}

/** The checkpoint, or why it is none of this log. */
function opens(note: string, log: LogRow, secrets: Secrets): Checkpoint | string {
  const [origin = ''] = note.split('\n', 1);
  if (origin !== log.origin)
    return `The checkpoint is of ${JSON.stringify(origin)}, the log of this ledger is ${log.origin}.`;
  try {
    return openCheckpoint(note, ownKeys(secrets, log));
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return `The checkpoint does not hold: ${error.message}.`;
  }
}

/** What of a checkpoint does not fit the entries that stand. */
async function misfit(pool: pg.Pool, ledger: string, { size, root }: Checkpoint): Promise<string | undefined> {
  const head = Number((await readHead(pool, ledger))?.position ?? 0n);
  const advice = 'Bring the newer database back, or open the log anew (`duibiao ledger reopen`).';
  if (size > head) return `The checkpoint covers ${size} entries, the database holds ${head}. ${advice}`;
  if (Buffer.compare(await rootOfEntries(pool, ledger, size), root) === 0) return undefined;
  return `The first ${size} entries have another root than the checkpoint. ${advice}`;
}

/** The root of the first so many entries, from their stored bytes alone. */
async function rootOfEntries(pool: pg.Pool, ledger: string, size: number): Promise<Uint8Array> {
  const growth = new Growth();
  while (growth.size < size) {
    const end = Math.min(size, growth.size + LEAVES_AT_ONCE);
    const read = (client: pg.PoolClient): Promise<Buffer> => readLeafHashes(client, ledger, growth.size, end);
    growth.append(await readInScope(pool, { ledger, units: '*' }, read));
    growth.takeFull();
  }
  return growth.root();
}
