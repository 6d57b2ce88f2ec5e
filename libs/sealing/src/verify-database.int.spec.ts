import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LogFault } from '@duibiao/log';
import { openTestPools, testSecrets } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorsIn } from './anchors.js';
import { readLog } from './rows.js';
import { sealLedger } from './seal.js';
import { openReal } from './testing/real-ledger.js';
import { claimDue, endVerification, readVerification } from './verifications.js';
import { verifyDatabase } from './verify-database.js';

const { owner, worker, api } = await openTestPools({ owner: 'superuser', worker: 'worker', api: 'api' });
const directory = await mkdtemp(path.join(tmpdir(), 'anchors-'));
afterAll(() => rm(directory, { recursive: true }));
const anchors = anchorsIn(directory);
const sealer = { secrets: testSecrets(), publicUrl: 'https://duibiao.example.org', anchors };
const seal = (): Promise<unknown> => sealLedger(worker, 'real', sealer);

/** What does not hold, or the size that was found good. */
async function found(): Promise<string> {
  try {
    return String((await verifyDatabase(worker, 'real', sealer))?.size);
  } catch (error) {
    if (error instanceof LogFault) return error.message;
    throw error;
  }
}

let size = 0;
beforeAll(async () => {
  await openReal(api, 'real', 600);
  await seal();
  size = (await readLog(api, 'real'))?.size ?? 0;
  for (const table of ['events', 'heads'])
    await owner.query(`CREATE TABLE public.${table} AS SELECT * FROM ledger.${table}`);
  for (const table of ['logs', 'tiles', 'checkpoints'])
    await owner.query(`CREATE TABLE public.${table} AS SELECT * FROM log.${table}`);
});

/** Does what only a superuser can, looks, and puts all back. */
async function attacked(...statements: readonly string[]): Promise<string> {
  const client = await owner.connect();
  const past = async (sql: string): Promise<void> => {
    await client.query('ALTER TABLE ledger.events DISABLE TRIGGER ALL');
    await client.query(sql);
    await client.query('ALTER TABLE ledger.events ENABLE TRIGGER ALL');
  };
  try {
    for (const sql of statements) await past(sql);
    return await found();
  } finally {
    for (const [schema, tables] of [
      ['ledger', ['events', 'heads']],
      ['log', ['logs', 'tiles', 'checkpoints']],
    ] as const) {
      for (const table of tables)
        await past(`DELETE FROM ${schema}.${table}; INSERT INTO ${schema}.${table} SELECT * FROM public.${table}`);
    }
    client.release();
  }
}

const at = (position: number): string => `ledger_id = 'real' AND position = ${position}`;
const changed = `entry = set_byte(entry, 60, get_byte(entry, 60) # 1)`;
/** The tile of level 0 that an entry stands in, hashed anew. */
const rehashed = `UPDATE log.tiles t SET hashes = (
  SELECT string_agg(sha256('\\x00'::bytea || e.entry), ''::bytea ORDER BY e.position) FROM ledger.events e
   WHERE e.ledger_id = t.ledger_id AND e.position > t.index * 256 AND e.position <= t.index * 256 + 256) WHERE t.level = 0`;

describe('a database is verified', () => {
  test('as it stands it holds, all of it', async () => {
    expect(await found()).toBe(String(size));
    expect(size).toBeGreaterThan(600);
  });

  test.each([
    [
      'a payload changed',
      `UPDATE ledger.events SET ${changed} WHERE ${at(300)}`,
      /^position 300: the entry is not the one/,
    ],
    [
      'the tail deleted',
      `DELETE FROM ledger.events WHERE ledger_id = 'real' AND position > 590`,
      /^positions 591 to \d+ are missing/,
    ],
    ['one deleted in the middle', `DELETE FROM ledger.events WHERE ${at(41)}`, /^position 41: /],
    [
      'two swapped',
      `UPDATE ledger.events e SET entry = o.entry FROM public.events o WHERE e.position IN (100, 200) AND o.position = 300 - e.position`,
      /^position 100: /,
    ],
    [
      'one backdated',
      `UPDATE ledger.events SET entry = convert_to(replace(convert_from(entry, 'UTF8'), '"recordedAt":"20', '"recordedAt":"19'), 'UTF8') WHERE ${at(512)}`,
      /^position 512: /,
    ],
    [
      'its column alone backdated',
      `UPDATE ledger.events SET recorded_at = '2019-01-01' WHERE ${at(7)}`,
      /^position 7: the columns beside/,
    ],
    [
      'its stream changed beside it',
      `UPDATE ledger.events SET stream_id = '\\x00' WHERE ${at(8)}`,
      /^position 8: the columns beside/,
    ],
    [
      'a request recorded twice',
      `DROP INDEX ledger.events_request; UPDATE ledger.events SET request = '\\x01' WHERE request IS NOT NULL AND position IN (SELECT position FROM ledger.events WHERE request IS NOT NULL ORDER BY position DESC LIMIT 2)`,
      /its request was recorded before$/,
    ],
  ])('%s: found, at its position', async (_, attack, sentence) => {
    expect(await attacked(attack)).toMatch(sentence);
    expect(await found()).toBe(String(size));
  });

  test('everything hashed anew, level by level: what was signed tells', async () => {
    expect(await attacked(`UPDATE ledger.events SET ${changed} WHERE ${at(300)}`, rehashed)).toMatch(
      /^positions 257 to 512: hash 1 of level 1 is not the root of the tile below/,
    );
    expect(await attacked(`UPDATE ledger.events SET ${changed} WHERE ${at(size)}`, rehashed)).toMatch(
      /^positions 1 to \d+: the tree that stands there is not the one that was signed; entries were changed and hashed anew/,
    );
  });

  test('an older checkpoint put in the place of the newest: the anchor tells what is missing', async () => {
    const older = await attacked(
      `DELETE FROM ledger.events WHERE ledger_id = 'real' AND position > 5; UPDATE log.logs SET size = 0, checkpoint = NULL; DELETE FROM log.checkpoints`,
    );
    expect(older).toMatch(
      /^positions 1 to \d+ are missing: \d+ entries were signed here, the newest checkpoint in the database covers 0/,
    );
  });

  test('one ledger sealed as another is refused, whatever its row says', async () => {
    const row = `UPDATE log.logs SET origin = replace(origin, '/real/', '/other/') WHERE ledger_id = 'real'`;
    expect(await attacked(row)).toMatch(/^the log of real bears the name of another, /);
  });

  test('an entry that is not sealed yet taken away: the head tells', async () => {
    const cut = `UPDATE ledger.heads SET position = position + 1 WHERE ledger_id = 'real'`;
    expect(await attacked(cut)).toMatch(/^the last entry of real is \d+, its head says \d+/);
  });

  test('a checkpoint of another signer is none', async () => {
    expect(
      await attacked(`UPDATE log.logs SET checkpoint = replace(checkpoint, E'\\n${size}\\n', E'\\n${size - 1}\\n')`),
    ).toMatch(/^the signature of .* does not fit the text/);
  });
});

test('a ledger that is sealed late gets checkpoints that cut no submission', async () => {
  await openReal(api, 'late', 200);
  const sizes: number[] = [];
  for (;;) {
    const sealed = await sealLedger(worker, 'late', { ...sealer, mostLeaves: 50 });
    if (sealed.state !== 'sealed') break;
    expect((await verifyDatabase(worker, 'late', sealer))?.size).toBe(sealed.size);
    sizes.push(sealed.size);
  }
  expect(sizes.length).toBeGreaterThan(4);
});

describe('every night', () => {
  let mine = '';
  beforeAll(async () => {
    mine = await anchors.signer();
    await owner.query(`DELETE FROM log.logs WHERE ledger_id = 'late'`);
  });

  test('a ledger is due once, by its own zone; one that was begun and not ended again after an hour', async () => {
    expect(await Promise.all(Array.from({ length: 5 }, () => claimDue(worker, mine)))).toContain('real');
    expect(await claimDue(worker, mine)).toBeUndefined();
    await endVerification(worker, 'real', { size, fault: null });
    expect(await readVerification(api, 'real')).toMatchObject({ size, fault: null });
    expect(await claimDue(worker, mine)).toBeUndefined();

    await owner.query(
      `UPDATE log.verifications SET started_at = started_at - interval '61 minutes', finished_at = NULL`,
    );
    expect(await claimDue(worker, mine)).toBe('real');
    await endVerification(worker, 'real', { size: null, fault: 'position 5: …' });
    expect(await readVerification(api, 'real')).toMatchObject({ fault: 'position 5: …' });
    await owner.query(
      `UPDATE log.verifications SET started_at = started_at - interval '1 day', finished_at = finished_at - interval '1 day'`,
    );
    expect(await claimDue(worker, mine)).toBe('real');
    expect(await claimDue(worker, 'signer-other')).toBeUndefined();
  });
});
