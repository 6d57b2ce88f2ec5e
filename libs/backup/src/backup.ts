import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Secrets, toBigInt } from '@duibiao/platform';
import type pg from 'pg';
import { pack } from 'tar-stream';
import {
  BACKUP_FORMAT,
  type BackupEnd,
  type BackupManifest,
  type CarriedTable,
  carriedTables,
  memberNames,
  rowsMember,
  secretName,
} from './form.js';
import { migrationsOf } from './migrations.js';

/** A member of a backup has about so many characters, one row at least. */
const MEMBER_LENGTH = 1 << 20;

export interface BackupOptions {
  readonly secrets: Secrets;
  /** Told of entries written so far, of how many. */
  readonly onProgress?: (entries: number, of: number) => void;
}

/**
 * Writes everything that makes the ledgers of a database, as it is at one moment, and ends the output: a gzipped tar. Others go on meanwhile. The
 * connection MUST be the owner's (row-level security hides rows from others), and not be in a transaction. Throws what database and output throw.
 */
export async function writeBackup(
  client: pg.ClientBase,
  output: Writable,
  options: BackupOptions,
): Promise<BackupManifest> {
  const tar = pack();
  const digest = createHash('sha256');
  const add = (name: string, text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    digest.update(`${name}\n`).update(bytes);
    return new Promise((resolve, reject) => {
      tar.entry({ name, size: bytes.length, mtime: new Date(0) }, bytes, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  };
  const write = async (): Promise<BackupManifest> => {
    try {
      const { manifest, rows } = await inSnapshot(client, () => members(client, add, options));
      const end: BackupEnd = { sha256: digest.copy().digest('hex'), rows };
      await add(memberNames.end, `${JSON.stringify(end, undefined, 2)}\n`);
      tar.finalize();
      return manifest;
    } catch (error) {
      tar.destroy(error as Error);
      throw error;
    }
  };
  const [manifest] = await Promise.all([write(), pipeline(tar, createGzip({ level: 4 }), output)]);
  return manifest;
}

/** Sees the database as it is at the first question. */
async function inSnapshot<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

type Add = (name: string, text: string) => Promise<void>;

async function members(
  client: pg.ClientBase,
  add: Add,
  { secrets, onProgress }: BackupOptions,
): Promise<{ readonly manifest: BackupManifest; readonly rows: BackupEnd['rows'] }> {
  // instants in one zone and every digit: rows are compared and restored as they are written here
  await client.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL cursor_tuple_fraction = 1`);
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    takenAt: new Date().toISOString(),
    migrations: await migrationsOf(client),
    secret: secretName(secrets),
    ledgers: await ledgersOf(client),
  };
  await add(memberNames.manifest, `${JSON.stringify(manifest, undefined, 2)}\n`);
  const total = manifest.ledgers.reduce((sum, { entries }) => sum + entries, 0);
  const rows: Record<string, number> = {};
  for (const table of carriedTables) {
    const isEvents = table.name === 'ledger.events';
    rows[table.name] = await rowsOf(client, table, add, (done) => isEvents && onProgress?.(done, total));
  }
  return { manifest, rows };
}

async function ledgersOf(client: pg.ClientBase): Promise<BackupManifest['ledgers']> {
  const { rows } = await client.query<{ id: string; entries: string }>(
    'SELECT ledger_id AS id, position AS entries FROM ledger.heads ORDER BY ledger_id',
  );
  return rows.map(({ id, entries }) => ({ id, entries: Number(toBigInt(entries)) }));
}

/** Writes the rows of a table; answers how many. */
async function rowsOf(
  client: pg.ClientBase,
  { name, key, atOnce }: CarriedTable,
  add: Add,
  onRows: (done: number) => void,
): Promise<number> {
  await client.query(
    `DECLARE carried NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${name} t ORDER BY ${key}`,
  );
  let [done, number, length] = [0, 0, 0];
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    await add(rowsMember(name, number), `${lines.join('\n')}\n`);
    number += 1;
    length = 0;
    lines = [];
    onRows(done);
  };
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${atOnce} FROM carried`);
    if (rows.length === 0) break;
    for (const { row } of rows) {
      lines.push(row);
      length += row.length;
      done += 1;
      if (length >= MEMBER_LENGTH) await flush();
    }
  }
  await flush();
  await client.query('CLOSE carried');
  return done;
}
