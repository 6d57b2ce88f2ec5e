import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import {
  type BackupManifest,
  carriedTables,
  heldByRestore,
  leftOutTables,
  restoreBackup,
  writeBackup,
} from '@duibiao/backup';
import { createPool, deriveSecrets } from '@duibiao/platform';
import { createTestDatabase, openTestPools, type TestDatabase, testSecrets } from '@duibiao/platform/testing';
import { type Anchors, anchorsIn, readLog, resumeLog, sealLedger, type Sealer, verifyDatabase } from '@duibiao/sealing';
import pg from 'pg';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantEntries, plantLedger } from '../../libs/sealing/src/testing/planted.js';
import { openReal } from '../../libs/sealing/src/testing/real-ledger.js';

const { superuser, worker, api } = await openTestPools({ superuser: 'superuser', worker: 'worker', api: 'api' });
const ownerUrl = (pool: pg.Pool): string => {
  const url = new URL(pool.options.connectionString ?? '');
  url.username = 'duibiao_owner';
  url.password = testSecrets().passwords.owner;
  return url.href;
};
const directory = mkdtempSync(path.join(os.tmpdir(), 'duibiao-backup-'));
const file = (name: string): string => path.join(directory, name);
afterAll(() => rmSync(directory, { recursive: true }));

const secrets = testSecrets();
const publicUrl = 'https://duibiao.example.org';
const sealer = (anchors: Anchors): Sealer => ({ secrets, publicUrl, anchors });
const own = sealer(anchorsIn(file('anchors')));

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
const back = (name: string): Promise<BackupManifest> =>
  asOwner(ownerUrl(superuser), (client) => writeBackup(client, createWriteStream(file(name)), { secrets }));
const restore = (to: TestDatabase, name: string, options = {}): Promise<BackupManifest> =>
  asOwner(to.ownerUrl, (client) =>
    restoreBackup(client, file(name), { secrets, publicUrl, erasures: null, ...options }),
  );

/** Every row of a table, as text, in the order of its key. */
async function rowsOf(pool: pg.Pool, table: string, key: string): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY ${key}`);
  return rows.map(({ row }) => row);
}

/** A database of its own with a pool for each role, for one test. */
async function inFresh<T>(
  work: (to: TestDatabase, pools: Readonly<Record<'superuser' | 'api' | 'worker', pg.Pool>>) => Promise<T>,
): Promise<T> {
  const to = await createTestDatabase();
  const open = (url: string): pg.Pool => createPool({ url, applicationName: 'spec', max: 2 });
  const pools = { superuser: open(to.superuserUrl), api: open(to.apiUrl), worker: open(to.workerUrl) };
  try {
    return await work(to, pools);
  } finally {
    for (const pool of Object.values(pools)) await pool.end();
    await to.drop();
  }
}
const ledgersIn = async (pool: pg.Pool): Promise<number> =>
  (await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger.heads')).rows[0]?.n ?? -1;

beforeAll(async () => {
  await openReal(api, 'real', 700);
  await plantLedger(superuser, 'planted', 6_000);
  await plantLedger(superuser, 'unsealed', 10);
  for (const ledger of ['real', 'planted']) await sealLedger(worker, ledger, own);
  await superuser.query(
    `INSERT INTO vault.subjects (ledger_id, subject_id, unit_id, lookup, sealed) VALUES ('real', 's-aaaa', 'u', '\\x01', '\\x0203');
     INSERT INTO ledger.texts VALUES ('real', '\\x0a', '\\x0b', E'两行\\nand "quotes" \\\\ and \\u0001');
     INSERT INTO ledger.unit_paths VALUES ('real', 'v', 3, NULL, '{u,v}'), ('real', 'w', 3, 9, '{}');
     INSERT INTO ledger.units (ledger_id, unit_id, parent_id, type, name, opened_on, path, position, closed_on)
     VALUES ('real', 'v', 'u', 'town', 'V', '2019-01-01', '{u,v}', 3, 'infinity');
     INSERT INTO work.schedules VALUES ('real', 'p', '[{"id":"night","kind":"nightly","cron":"30 2 * * *","timeZone":"Asia/Shanghai"}]', 'op', '2020-12-01T01:00:00.000001Z');
     INSERT INTO ledger.plans VALUES ('real', 'p', 1, 'T', '\\x00', 4);
     UPDATE ledger.heads SET anchor_ledger = '2020-12-01T01:00:00.000001Z', anchor_real = now() WHERE ledger_id = 'unsealed'`,
  );
  await back('whole.tar.gz');
});

test('every table of the ledgers, people, logs and work is either carried or left out by name', async () => {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'read', 'read_next', 'operations', 'platform')`,
  );
  const known = [...carriedTables.map(({ name }) => name), ...leftOutTables];
  expect(rows.map(({ name }) => name).sort()).toEqual(known.toSorted());
});

test('what is restored equals what was there, row for row, tiles too; signing is held', async () => {
  await inFresh(async (to, pools) => {
    const manifest = await restore(to, 'whole.tar.gz');
    expect(manifest.ledgers.map(({ id, entries }) => [id, entries])).toEqual([
      ['planted', 6_000],
      ['real', expect.any(Number)],
      ['unsealed', 10],
    ]);
    for (const { name, key } of [...carriedTables, { name: 'log.tiles', key: 'ledger_id, level, index' }]) {
      if (name === 'log.logs') continue;
      const rows = await rowsOf(superuser, name, key);
      expect({ name, rows: await rowsOf(pools.superuser, name, key) }).toEqual({ name, rows });
    }
    for (const ledger of ['planted', 'real']) {
      const log = await readLog(api, ledger);
      expect(await readLog(pools.api, ledger)).toEqual({ ...log, held: heldByRestore });
    }
    expect(await readLog(pools.api, 'unsealed')).toMatchObject({ size: 0, checkpoint: null, held: heldByRestore });
    for (const ledger of ['planted', 'real', 'unsealed']) {
      expect(await sealLedger(pools.worker, ledger, own)).toEqual({ state: 'refused', reason: heldByRestore });
    }
    expect((await verifyDatabase(pools.worker, 'real', own))?.size).toBe((await readLog(api, 'real'))?.size);
  });
});

test('after a restore signing goes on by the newest checkpoint', async () => {
  await inFresh(async (to, pools) => {
    await restore(to, 'whole.tar.gz');
    const log = await readLog(pools.api, 'planted');
    if (log?.checkpoint === null || log === undefined) throw new Error('nothing was signed');
    expect(await resumeLog(pools.api, 'planted', log, log.checkpoint, secrets)).toEqual({
      state: 'resumed',
      size: 6_000,
    });
    expect(await sealLedger(pools.worker, 'planted', own)).toEqual({ state: 'idle' });
    await plantEntries(pools.superuser, 'planted', 5, 'after');
    const elsewhere = sealer(anchorsIn(file('nowhere')));
    expect(await sealLedger(pools.worker, 'planted', elsewhere)).toMatchObject({ state: 'sealed', size: 6_005 });
  });
});

test('an older backup is not signed on where newer checkpoints were signed, although nothing else is wrong', async () => {
  await plantLedger(superuser, 'older', 20);
  await sealLedger(worker, 'older', own);
  const older = (await readLog(api, 'older'))?.checkpoint ?? '';
  await back('older.tar.gz');
  await plantEntries(superuser, 'older', 7);
  await sealLedger(worker, 'older', own);
  const newest = (await readLog(api, 'older'))?.checkpoint ?? '';
  await inFresh(async (to, pools) => {
    await restore(to, 'older.tar.gz');
    const log = await readLog(pools.api, 'older');
    if (log === undefined) throw new Error('no log');
    expect(await resumeLog(pools.api, 'older', log, newest, secrets)).toMatchObject({
      state: 'kept',
      why: expect.stringContaining('covers 27 entries, the database holds 20') as string,
    });
    expect(await resumeLog(pools.api, 'older', log, older, secrets)).toEqual({ state: 'resumed', size: 20 });
    for (const more of [0, 3, 20]) {
      await plantEntries(pools.superuser, 'older', more, 'other');
      await pools.superuser.query(`UPDATE log.logs SET held = NULL WHERE ledger_id = 'older'`);
      expect(await sealLedger(pools.worker, 'older', own)).toMatchObject({ state: 'refused' });
    }
    expect((await readLog(pools.api, 'older'))?.checkpoint).toBe(older);
  });
});

test('a backup is one moment: what is appended meanwhile is either whole in it or not at all', async () => {
  await plantLedger(superuser, 'moving', 50);
  let isOver = false;
  const appending = (async () => {
    for (let n = 0; !isOver; n += 1) await plantEntries(superuser, 'moving', 3, `${n} `);
  })();
  await back('moving.tar.gz');
  isOver = true;
  await appending;
  await inFresh(async (to, pools) => {
    const { ledgers } = await restore(to, 'moving.tar.gz');
    const { rows } = await pools.superuser.query<{ head: string; n: string; last: string }>(
      `SELECT h.position AS head, count(*) AS n, max(e.position) AS last FROM ledger.heads h JOIN ledger.events e USING (ledger_id)
        WHERE ledger_id = 'moving' GROUP BY h.position`,
    );
    const entries = String(ledgers.find(({ id }) => id === 'moving')?.entries);
    expect(rows).toEqual([{ head: entries, n: entries, last: entries }]);
  });
});

describe('nothing is restored', () => {
  const refusal = async (to: TestDatabase, name: string, options = {}): Promise<string> => {
    try {
      await restore(to, name, options);
      return 'restored';
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
  };

  test('of a file that is cut or has one bit changed, anywhere', async () => {
    const whole = readFileSync(file('whole.tar.gz'));
    await inFresh(async (to, pools) => {
      for (let step = 1; step <= 12; step += 1) {
        const at = Math.floor(((whole.length - 200) * step) / 12);
        writeFileSync(file('bad.tar.gz'), whole.subarray(0, at));
        expect(await refusal(to, 'bad.tar.gz'), `cut at ${at}`).toMatch(/^BackupFault: the backup is cut/);
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ 16;
        writeFileSync(file('bad.tar.gz'), flipped);
        expect(await refusal(to, 'bad.tar.gz'), `bit at ${at}`).toMatch(/^BackupFault: /);
        expect(await ledgersIn(pools.superuser)).toBe(0);
      }
      expect(await refusal(to, 'whole.tar.gz')).toBe('restored');
    });
  });

  test('of a tar without its end, or with other rows than were written', async () => {
    const tar = gunzipSync(readFileSync(file('whole.tar.gz')));
    const members = await membersOf(file('whole.tar.gz'));
    await inFresh(async (to, pools) => {
      for (const { name, begin } of members.slice(1)) {
        writeFileSync(file('bad.tar.gz'), gzipSync(Buffer.concat([tar.subarray(0, begin), Buffer.alloc(1_024)])));
        expect(await refusal(to, 'bad.tar.gz'), `without ${name}`).toMatch(/^BackupFault: the backup is cut after /);
      }
      const changed = Buffer.from(tar);
      changed.write('Changed', tar.indexOf('"Sample"') + 1);
      writeFileSync(file('bad.tar.gz'), gzipSync(changed));
      expect(await refusal(to, 'bad.tar.gz')).toMatch(/^BackupFault: the backup is damaged/);
      expect(await ledgersIn(pools.superuser)).toBe(0);
    });
  });

  test('of what is no backup', async () => {
    writeFileSync(file('text'), 'no backup');
    writeFileSync(file('empty.tar.gz'), gzipSync(Buffer.alloc(1_024)));
    await inFresh(async (to) => {
      expect(await refusal(to, 'text')).toMatch(/^BackupFault: the backup is cut or damaged after its beginning/);
      expect(await refusal(to, 'empty.tar.gz')).toMatch(/^BackupFault: the backup is cut after its beginning/);
      expect(await refusal(to, 'absent')).toMatch(/^BackupFault: .*absent cannot be read: there is no such file$/);
      expect(await refusal(to, '.')).toMatch(/^BackupFault: .* cannot be read: it is a directory$/);
    });
  });

  test('where there are ledgers, by another secret, or into another version', async () => {
    await inFresh(async (to, pools) => {
      const other = { secrets: deriveSecrets(Buffer.alloc(32, 7)) };
      expect(await refusal(to, 'whole.tar.gz', other)).toMatch(/^BackupFault: the secret of this installation is not/);
      await pools.superuser.query(`INSERT INTO platform.migrations (name, sha256) VALUES ('9999_later.sql', '\\x00')`);
      expect(await refusal(to, 'whole.tar.gz')).toMatch(
        /^BackupFault: the backup was taken by another version .* up to 9999_later\.sql/,
      );
      await pools.superuser.query(`DELETE FROM platform.migrations WHERE name = '9999_later.sql'`);
      expect(await refusal(to, 'whole.tar.gz', { ...other, isOtherSecret: true })).toBe('restored');
      expect(await refusal(to, 'whole.tar.gz')).toMatch(
        /^BackupFault: the database holds ledgers \(planted, real, unsealed\)/,
      );
    });
  });

  test('of entries that are not those that were signed, unless that is wanted', async () => {
    await plantLedger(superuser, 'forged', 12);
    await sealLedger(worker, 'forged', own);
    const client = await superuser.connect();
    await client.query(
      `ALTER TABLE ledger.events DISABLE TRIGGER ALL; UPDATE ledger.events SET entry = entry || ' ' WHERE ledger_id = 'forged' AND position = 5;
       ALTER TABLE ledger.events ENABLE TRIGGER ALL`,
    );
    client.release();
    await back('forged.tar.gz');
    await inFresh(async (to, pools) => {
      expect(await refusal(to, 'forged.tar.gz')).toBe(
        'BackupFault: the first 12 entries of forged are not those that were signed',
      );
      expect(await ledgersIn(pools.superuser)).toBe(0);
      expect(await refusal(to, 'forged.tar.gz', { isUnverified: true })).toBe('restored');
    });
  });
});

/** Where the members of a backup begin in its tar. */
async function membersOf(from: string): Promise<readonly { readonly name: string; readonly begin: number }[]> {
  const found: { name: string; begin: number }[] = [];
  let begin = 0;
  const archive = extract();
  archive.on('entry', ({ name, size = 0 }, stream, next) => {
    found.push({ name, begin });
    begin += 512 + Math.ceil(size / 512) * 512;
    stream.on('end', next).resume();
  });
  await pipeline(createReadStream(from), createGunzip(), archive);
  return found;
}
