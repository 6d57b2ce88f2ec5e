import type { Secrets } from '@duibiao/platform';
import { logSigner, originOf } from '@duibiao/sealing';
import { eraseAgain, type ErasedAgain } from '@duibiao/submissions';
import type pg from 'pg';
import { type ErasureList, refuseUnfitList } from './erasures.js';
import { BackupFault, demand } from './fault.js';
import {
  BACKUP_FORMAT,
  type BackupEnd,
  type BackupManifest,
  carriedTables,
  memberNames,
  secretName,
  tableOfMember,
} from './form.js';
import { migrationFault, migrationsOf } from './migrations.js';
import { type Member, readMembers } from './read-members.js';
import { type CarriedLog, Trees } from './tree.js';

export interface RestoreOptions {
  readonly secrets: Secrets;
  /** The origin of a log that was never opened begins with it. */
  readonly publicUrl: string;
  /** Who is erased again where the backup does not know it. Null: nobody, and whoever was erased since is there again. */
  readonly erasures: ErasureList | null;
  /** Restores although the secret of this installation is another one: what the vault holds cannot be read then. */
  readonly isOtherSecret?: boolean;
  /** Restores although the entries are not those that were signed. */
  readonly isUnverified?: boolean;
  readonly onProgress?: (entries: number, of: number) => void;
}

/** What was restored. */
export interface Restored extends BackupManifest {
  readonly erasedAgain: readonly ErasedAgain[];
  /** Whether nothing of who was erased again is left in the free space of the tables' files. */
  readonly isCleared: boolean;
}

/** Why nothing is signed after a restore. */
export const heldByRestore =
  'The database was restored from a backup. Name the newest checkpoint that is known of this log (`duibiao ledger resume FILE`), or open the log anew (`duibiao ledger reopen`).';

/**
 * Writes what a backup carries into an empty database, as it was: all of it in one transaction, so that whoever is killed over it leaves the
 * database empty. Whoever was erased since the backup was taken is erased again before anybody can see it. Signing is held from then on. Read models
 * are not here: the workers project them. The connection MUST be the owner's, and not be in a transaction.
 *
 * @throws BackupFault saying why nothing was restored
 */
export async function restoreBackup(client: pg.ClientBase, file: string, options: RestoreOptions): Promise<Restored> {
  await client.query('BEGIN');
  try {
    const restored = await restore(client, file, options);
    await client.query('COMMIT');
    return { ...restored, isCleared: restored.erasedAgain.length === 0 || (await isRewritten(client)) };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Deleted rows stay in the files until their tables are written anew; nobody waits for these yet. */
async function isRewritten(client: pg.ClientBase): Promise<boolean> {
  try {
    await client.query('VACUUM (FULL) ledger.texts, vault.subjects');
    return true;
  } catch {
    return false;
  }
}

async function restore(
  client: pg.ClientBase,
  file: string,
  options: RestoreOptions,
): Promise<Omit<Restored, 'isCleared'>> {
  const members = readMembers(file);
  try {
    const first = await members.next();
    const manifest = manifestOf(first.done === true ? undefined : first.value);
    await refuseUnfit(client, manifest, options);
    const { rows, end } = await writeRows(client, members, manifest, options);
    for (const { name } of carriedTables) {
      const [found, written] = [rows[name] ?? 0, end.rows[name] ?? 0];
      demand(found === written, `the backup says ${written} rows of ${name}, ${found} are there`);
    }
    await holdLogs(client, options);
    return { ...manifest, erasedAgain: await eraseAll(client, manifest, options.erasures) };
  } finally {
    await members.return({ sha256: '', rows: {} });
  }
}

function manifestOf(member: Member | undefined): BackupManifest {
  demand(member?.name === memberNames.manifest, 'the file is no backup of Duibiao');
  const manifest = parsed(member.text);
  const format: string = manifest.format;
  demand(format === BACKUP_FORMAT, `the backup has the form ${format}; this program reads ${BACKUP_FORMAT}`);
  return manifest;
}

function parsed(text: string): BackupManifest {
  try {
    return JSON.parse(text) as BackupManifest;
  } catch {
    throw new BackupFault('the manifest of the backup is not JSON');
  }
}

async function refuseUnfit(client: pg.ClientBase, manifest: BackupManifest, options: RestoreOptions): Promise<void> {
  const fault = migrationFault(await migrationsOf(client), manifest.migrations);
  if (fault !== undefined) throw new BackupFault(fault);
  demand(
    options.isOtherSecret === true || secretName(options.secrets) === manifest.secret,
    'the secret of this installation is not the one of the backup: without it nothing in the vault can be read, and no log goes on. Bring the secret back, or restore with --other-secret',
  );
  if (options.erasures !== null) refuseUnfitList(options.erasures, manifest);
  // nobody opens a ledger meanwhile
  await client.query('LOCK TABLE ledger.heads IN EXCLUSIVE MODE');
  const { rows } = await client.query<{ id: string }>(
    'SELECT ledger_id AS id FROM ledger.heads ORDER BY ledger_id LIMIT 5',
  );
  demand(
    rows.length === 0,
    `the database holds ledgers (${rows.map(({ id }) => id).join(', ')}): a backup is restored into an empty one`,
  );
}

interface Written {
  readonly rows: Readonly<Record<string, number>>;
  readonly end: BackupEnd;
}

async function writeRows(
  client: pg.ClientBase,
  members: AsyncGenerator<Member, BackupEnd>,
  { ledgers }: BackupManifest,
  { isUnverified = false, onProgress }: RestoreOptions,
): Promise<Written> {
  const total = ledgers.reduce((sum, { entries }) => sum + entries, 0);
  const rows: Record<string, number> = {};
  let trees: Trees | undefined;
  for (;;) {
    const { done, value } = await members.next();
    if (done === true) {
      await (trees ?? (await treesOf(client, isUnverified))).end();
      return { rows, end: value };
    }
    const table = tableOfMember(value.name);
    demand(table !== undefined, `the backup holds ${value.name}, which this program does not know`);
    const lines = value.text.trimEnd().split('\n');
    await writeLines(client, table, lines);
    rows[table] = (rows[table] ?? 0) + lines.length;
    if (table !== 'ledger.events') continue;
    trees ??= await treesOf(client, isUnverified);
    for (const line of lines) {
      const { ledger_id, position, entry } = JSON.parse(line) as EventRow;
      await trees.add(ledger_id, position, Buffer.from(entry.slice(2), 'hex'));
    }
    onProgress?.(rows[table], total);
  }
}

/** Of an event what its tree needs. */
interface EventRow {
  readonly ledger_id: string;
  readonly position: number;
  /** `\x` and hexadecimal digits. */
  readonly entry: string;
}

async function treesOf(client: pg.ClientBase, isUnverified: boolean): Promise<Trees> {
  const { rows } = await client.query<CarriedLog>(
    'SELECT ledger_id, verifier_key, size::float8 AS size, checkpoint FROM log.logs',
  );
  return new Trees(client, rows, isUnverified);
}

/** Each row as its JSON says, type by type as PostgreSQL wrote it. */
async function writeLines(client: pg.ClientBase, table: string, lines: readonly string[]): Promise<void> {
  try {
    await client.query({
      name: `restore ${table}`,
      text: `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
      values: [`[${lines.join(',')}]`],
    });
  } catch (error) {
    // data exceptions and broken constraints: the rows themselves
    const { code = '', message } = error as { readonly code?: string; readonly message: string };
    if (!/^2[23]/.test(code)) throw error;
    throw new BackupFault(`the backup is damaged: a row of ${table} cannot be (${message})`);
  }
}

/** Nothing is signed before an operator says how: also of ledgers of which nothing was. */
async function holdLogs(client: pg.ClientBase, { secrets, publicUrl }: RestoreOptions): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT ledger_id AS id FROM ledger.heads h WHERE NOT EXISTS (SELECT FROM log.logs l WHERE l.ledger_id = h.ledger_id)',
  );
  for (const { id } of rows) {
    const origin = originOf(publicUrl, id, 1);
    await client.query(
      'INSERT INTO log.logs (ledger_id, generation, key_number, origin, verifier_key) VALUES ($1, 1, 1, $2, $3)',
      [id, origin, logSigner(secrets, origin, 1).verifierKey],
    );
  }
  await client.query('UPDATE log.logs SET held = $1', [heldByRestore]);
}

/** In the order in which they were erased: what is recorded again comes in the order of the list. */
async function eraseAll(
  client: pg.ClientBase,
  { ledgers }: BackupManifest,
  list: ErasureList | null,
): Promise<readonly ErasedAgain[]> {
  const again: ErasedAgain[] = [];
  for (const { id, erasures } of list?.ledgers ?? []) {
    if (!ledgers.some((one) => one.id === id)) continue;
    for (const lost of erasures) {
      const done = await eraseAgain(client, id, lost);
      if (done !== undefined) again.push(done);
    }
  }
  return again;
}
