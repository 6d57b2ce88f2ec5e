import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogChange } from '@duibiao/facts';
import { openCheckpoint, verifierOf } from '@duibiao/log';
import { deriveSecrets } from '@duibiao/platform';
import { openTestPools, testSecrets } from '@duibiao/platform/testing';
import { afterAll, expect, test } from 'vitest';
import { anchorsIn } from './anchors.js';
import { type Decided, decideKeyChange, decideReopening } from './change.js';
import { resumeLog } from './resume.js';
import { type LogRow, readLog } from './rows.js';
import { sealLedger, type Sealer } from './seal.js';
import { asOwner, cutLedger, plantEntries, plantLedger } from './testing/planted.js';

const { owner, worker, api } = await openTestPools({ owner: 'superuser', worker: 'worker', api: 'api' });
const directory = await mkdtemp(path.join(tmpdir(), 'anchors-'));
afterAll(() => rm(directory, { recursive: true }));

const secrets = testSecrets();
const publicUrl = 'https://duibiao.example.org';
const sealer: Sealer = { secrets, publicUrl, anchors: anchorsIn(directory) };
const seal = async (ledger: string) => sealLedger(worker, ledger, sealer);

async function logOf(ledger: string): Promise<LogRow> {
  const log = await readLog(api, ledger);
  if (log === undefined) throw new Error(`${ledger} has no log`);
  return log;
}

/** What append does with the head of an event. */
async function apply(ledger: string, decided: Decided): Promise<LogChange> {
  if ('refused' in decided) throw new Error(decided.refused);
  await owner.query('SELECT log.apply_change($1, $2)', [ledger, JSON.stringify(decided.head)]);
  return decided;
}
const changeKey = async (ledger: string, changedAt = 0n): Promise<LogChange> =>
  apply(ledger, decideKeyChange(ledger, await logOf(ledger), secrets, changedAt));
const reopen = async (ledger: string): Promise<LogChange> =>
  apply(ledger, decideReopening(ledger, await logOf(ledger), secrets, publicUrl));
const hold = (ledger: string) => owner.query(`UPDATE log.logs SET held = 'restored.' WHERE ledger_id = $1`, [ledger]);

/** Sizes that a key alone gives of the newest checkpoint. */
async function sizeBy(ledger: string, key: string): Promise<number | string> {
  try {
    return openCheckpoint((await logOf(ledger)).checkpoint ?? '', [verifierOf(key)]).size;
  } catch (error) {
    return (error as Error).message;
  }
}

test('after a change of key whoever holds either key follows, until the next change', async () => {
  await plantLedger(owner, 'keys', 3);
  await seal('keys');
  const first = (await logOf('keys')).verifierKey;
  expect((await changeKey('keys')).event).toMatchObject({ type: 'log-key-changed', log: { before: first } });
  const second = (await logOf('keys')).verifierKey;
  expect(second).not.toBe(first);
  expect(await logOf('keys')).toMatchObject({ previousKey: first, keyNumber: 2, size: 3 });
  expect(await seal('keys')).toEqual({ state: 'idle' });

  await plantEntries(owner, 'keys', 2);
  expect(await seal('keys')).toMatchObject({ state: 'sealed', size: 5 });
  expect([await sizeBy('keys', first), await sizeBy('keys', second)]).toEqual([5, 5]);

  await changeKey('keys', 5n);
  const third = (await logOf('keys')).verifierKey;
  await plantEntries(owner, 'keys', 1);
  expect(await seal('keys')).toMatchObject({ state: 'sealed', size: 6 });
  expect([await sizeBy('keys', second), await sizeBy('keys', third)]).toEqual([6, 6]);
  expect(await sizeBy('keys', first)).toMatch(/^the note is not signed by /);
});

test('an anchor that was signed with a key of long ago still holds', async () => {
  await plantLedger(owner, 'old-anchor', 4);
  const elsewhere = { ...sealer, anchors: anchorsIn(path.join(directory, 'elsewhere')) };
  await sealLedger(worker, 'old-anchor', elsewhere);
  await owner.query(`UPDATE log.logs SET signer = NULL WHERE ledger_id = 'old-anchor'`);
  for (let change = 0; change < 3; change += 1) {
    await changeKey('old-anchor');
    await plantEntries(owner, 'old-anchor', 1);
    await seal('old-anchor');
  }
  await plantEntries(owner, 'old-anchor', 1);
  await owner.query(`UPDATE log.logs SET signer = NULL WHERE ledger_id = 'old-anchor'`);
  expect(await sealLedger(worker, 'old-anchor', elsewhere)).toMatchObject({ state: 'sealed', size: 8 });
});

test('a key is not changed before there is something signed to follow, while signing is held, or by another installation', async () => {
  const refusal = async (ledger: string, changedAt = 0n, by = secrets): Promise<string> => {
    const decided = decideKeyChange(ledger, await readLog(api, ledger), by, changedAt);
    return 'refused' in decided ? decided.refused : 'not refused';
  };
  await plantLedger(owner, 'not-yet', 2);
  expect(await refusal('not-yet')).toMatch(/^No checkpoint of not-yet is signed yet/);
  await seal('not-yet');
  expect(await refusal('not-yet', 3n)).toMatch(/^No checkpoint covers the last change of the log yet, at position 3/);
  expect(await refusal('not-yet', 2n, deriveSecrets(Buffer.alloc(32, 7)))).toMatch(/its secret is another one/);
  await hold('not-yet');
  expect(await refusal('not-yet')).toBe('Signing is held, settle that first: restored.');
  expect(decideReopening('nowhere', undefined, secrets, publicUrl)).toHaveProperty('refused');
});

test('what was decided on a log that has moved meanwhile changes nothing', async () => {
  await plantLedger(owner, 'moved', 2);
  await seal('moved');
  const before = await logOf('moved');
  await plantEntries(owner, 'moved', 1);
  await seal('moved');
  await expect(apply('moved', decideReopening('moved', before, secrets, publicUrl))).rejects.toMatchObject({ code: 'DB003' }); // prettier-ignore
  await changeKey('moved');
  await expect(apply('moved', decideKeyChange('moved', before, secrets, 0n))).rejects.toMatchObject({ code: 'DB003' });
});

test('the role of the API can change nothing of a log by itself', async () => {
  await plantLedger(owner, 'guarded', 1);
  await seal('guarded');
  for (const statement of [
    `UPDATE log.logs SET held = NULL`,
    `DELETE FROM log.tiles`,
    `SELECT log.apply_change('guarded', '{}')`,
  ]) {
    await expect(api.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
});

test('a log opened anew has another name and key, covers all from the first entry, and ignores what was signed under the other', async () => {
  await plantLedger(owner, 'anew', 300);
  await seal('anew');
  const before = await logOf('anew');
  await plantEntries(owner, 'anew', 50);
  await seal('anew');
  await cutLedger(owner, 'anew', 300, before);
  expect(await seal('anew')).toMatchObject({ state: 'refused' });
  expect((await reopen('anew')).event.log).toMatchObject({
    origin: 'duibiao.example.org/v1/ledgers/anew/log.2',
    generation: 2,
    before: { origin: before.origin, size: 300, root: before.checkpoint?.split('\n')[2] },
  });
  await plantEntries(owner, 'anew', 1, 'the event');
  expect(await seal('anew')).toMatchObject({ state: 'sealed', size: 301, leaves: 301 });
  const { verifierKey } = await logOf('anew');
  expect(await sizeBy('anew', verifierKey)).toBe(301);
  expect(verifierKey).toMatch(/^duibiao\.example\.org\/v1\/ledgers\/anew\/log\.2\+/);

  // The same copy restored once more: what was signed under the first name is not forgotten.
  await cutLedger(owner, 'anew', 300, before);
  expect(await seal('anew')).toMatchObject({ state: 'refused', reason: expect.stringContaining('350 were signed here') as string }); // prettier-ignore
  // and opened anew, it does not take the second log for its own
  await reopen('anew');
  await plantEntries(owner, 'anew', 5, 'another event');
  expect(await seal('anew')).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('the 301 leaves of anew that were signed here have another root') as string,
  });
  await reopen('anew');
  expect(await seal('anew')).toMatchObject({ state: 'sealed', size: 305 });
});

test('a log that never signed, or whose checkpoint was changed, is opened anew with nothing before it', async () => {
  await plantLedger(owner, 'blank');
  await seal('blank');
  expect((await reopen('blank')).event.log).toMatchObject({ before: null });
  await plantEntries(owner, 'blank', 1);
  await seal('blank');
  await owner.query(`UPDATE log.logs SET checkpoint = replace(checkpoint, E'\\n1\\n', E'\\n2\\n') WHERE ledger_id = 'blank'`); // prettier-ignore
  expect((await reopen('blank')).event.log).toMatchObject({ before: null, generation: 3 });
});

const resume = async (ledger: string, note: string, isTakeOver = false): Promise<string> => {
  const resumed = await resumeLog(api, ledger, await logOf(ledger), note, secrets, isTakeOver);
  return resumed.state === 'kept' ? resumed.why : `resumed at ${resumed.size}`;
};

test('signing goes on by the newest checkpoint, where it fits the entries that stand', async () => {
  await plantLedger(owner, 'resumed', 5_000);
  await seal('resumed');
  const older = await logOf('resumed');
  await plantEntries(owner, 'resumed', 20);
  await seal('resumed');
  const { checkpoint } = await logOf('resumed');
  const note = checkpoint ?? '';

  // What the checkpoint covers is all there, but the database does not know that it was signed.
  await owner.query(`UPDATE log.logs SET size = 5000, checkpoint = $1 WHERE ledger_id = 'resumed'`, [older.checkpoint]);
  await hold('resumed');
  const elsewhere = { ...sealer, anchors: anchorsIn(path.join(directory, 'none')) };
  expect(await sealLedger(worker, 'resumed', elsewhere)).toMatchObject({ state: 'refused', reason: 'restored.' });
  expect(await resume('resumed', note)).toBe('resumed at 5020');
  expect(await sealLedger(worker, 'resumed', elsewhere)).toMatchObject({ state: 'sealed', size: 5_020 });
  expect(await logOf('resumed')).toMatchObject({ checkpoint: note, named: null, held: null });
});

test('a log whose signer is gone is taken over by a checkpoint, and the one that comes back signs no more', async () => {
  await plantLedger(owner, 'taken', 7);
  await seal('taken');
  await plantEntries(owner, 'taken', 1);
  const other = { ...sealer, anchors: anchorsIn(path.join(directory, 'another machine')) };
  expect(await sealLedger(worker, 'taken', other)).toEqual({ state: 'elsewhere', size: 7 });
  const note = (await logOf('taken')).checkpoint ?? '';
  expect(await resume('taken', note)).toBe('Signing of taken is not held: there is nothing to resume.');
  expect(await resume('taken', note, true)).toBe('resumed at 7');
  expect(await sealLedger(worker, 'taken', other)).toMatchObject({ state: 'sealed', size: 8 });
  expect(await seal('taken')).toEqual({ state: 'idle' });
  await plantEntries(owner, 'taken', 1);
  expect(await seal('taken')).toEqual({ state: 'elsewhere', size: 8 });
});

test('a checkpoint that does not fit is refused with what does not', async () => {
  await plantLedger(owner, 'unfit', 40);
  await seal('unfit');
  const before = await logOf('unfit');
  await plantEntries(owner, 'unfit', 20);
  await seal('unfit');
  const note = (await logOf('unfit')).checkpoint ?? '';
  await cutLedger(owner, 'unfit', 40, before);
  await hold('unfit');
  expect(await resume('unfit', note)).toMatch(
    /^The checkpoint covers 60 entries, the database holds 40\. Bring the newer/,
  );
  await plantEntries(owner, 'unfit', 30, 'other');
  expect(await resume('unfit', note)).toMatch(/^The first 60 entries have another root than the checkpoint\./);
  expect(await resume('unfit', note.slice(0, -2))).toMatch(/^The checkpoint does not hold: the last line/);
  expect(await resume('unfit', note.replace('\n60\n', '\n40\n'))).toMatch(
    /^The checkpoint does not hold: the signature/,
  );
  expect(await resume('unfit', '')).toMatch(/^The checkpoint is of "", the log of this ledger is duibiao/);
  await plantLedger(owner, 'foreign', 3);
  await seal('foreign');
  const foreign = (await logOf('foreign')).checkpoint ?? '';
  expect(await resume('unfit', foreign)).toMatch(
    /^The checkpoint is of "duibiao\.example\.org\/v1\/ledgers\/foreign\/log"/,
  );
  expect(await logOf('unfit')).toMatchObject({ held: 'restored.', named: null });

  // An older one fits; what was signed here since does not, and stops it again.
  expect(await resume('unfit', before.checkpoint ?? '')).toBe('resumed at 40');
  expect(await seal('unfit')).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('the 60 leaves of unfit that were signed here have another root') as string,
  });
});

test('entries that are changed after a checkpoint was named for them are not signed', async () => {
  await plantLedger(owner, 'late', 10);
  await seal('late');
  const before = await logOf('late');
  await plantEntries(owner, 'late', 10);
  await seal('late');
  const note = (await logOf('late')).checkpoint ?? '';
  await owner.query(`UPDATE log.logs SET size = 10, checkpoint = $1 WHERE ledger_id = 'late'`, [before.checkpoint]);
  await hold('late');
  expect(await resume('late', note)).toBe('resumed at 20');
  await asOwner(owner, `UPDATE ledger.events SET entry = entry || ' ' WHERE ledger_id = 'late' AND position = 15`);
  const elsewhere = { ...sealer, anchors: anchorsIn(path.join(directory, 'none-either')) };
  expect(await sealLedger(worker, 'late', elsewhere)).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('the 20 leaves of late that were signed here have another root') as string,
  });
});
