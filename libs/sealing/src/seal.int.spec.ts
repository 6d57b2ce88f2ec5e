import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Growth, leafHash, openCheckpoint, signCheckpoint, verifierOf, verifyReceipt } from '@duibiao/log';
import { deriveSecrets } from '@duibiao/platform';
import { openTestPools, testSecrets } from '@duibiao/platform/testing';
import { afterAll, expect, test } from 'vitest';
import { type Anchors, anchorsIn } from './anchors.js';
import { logSigner, originOf } from './identity.js';
import { provePosition } from './prove.js';
import { readLog } from './rows.js';
import { sealLedger, type Sealer } from './seal.js';
import { cutLedger, entriesOf, plantEntries, plantLedger } from './testing/planted.js';

const { owner, worker, api } = await openTestPools({ owner: 'superuser', worker: 'worker', api: 'api' });
const directory = await mkdtemp(path.join(tmpdir(), 'anchors-'));
afterAll(() => rm(directory, { recursive: true }));

const sealer: Sealer = {
  secrets: testSecrets(),
  publicUrl: 'https://duibiao.example.org/',
  anchors: anchorsIn(path.join(directory, 'deep', 'er')),
};

/** What anybody computes of the entries alone. */
async function rootOf(ledger: string, size?: number): Promise<Buffer> {
  const growth = new Growth();
  growth.append(Buffer.concat((await entriesOf(owner, ledger)).slice(0, size).map(leafHash)));
  return Buffer.from(await growth.root());
}

async function checkpointOf(ledger: string) {
  const log = await readLog(api, ledger);
  return openCheckpoint(log?.checkpoint ?? '', [verifierOf(log?.verifierKey ?? '')]);
}

test('what is sealed is signed: origin, size and the root of the stored bytes', async () => {
  await plantLedger(owner, 'plain', 3);
  expect(await sealLedger(worker, 'plain', sealer)).toEqual({ state: 'sealed', size: 3, leaves: 3 });
  expect(await sealLedger(worker, 'plain', sealer)).toEqual({ state: 'idle' });
  const origin = 'duibiao.example.org/v1/ledgers/plain/log';
  expect(await checkpointOf('plain')).toEqual({ origin, size: 3, root: await rootOf('plain') });
  expect(await sealer.anchors.read('plain')).toBe((await readLog(api, 'plain'))?.checkpoint);
  expect((await readLog(api, 'plain'))?.verifierKey).toMatch(
    /^duibiao\.example\.org\/v1\/ledgers\/plain\/log\+[0-9a-f]{8}\+/,
  );
});

test('a ledger without entries has no checkpoint', async () => {
  await plantLedger(owner, 'bare');
  expect(await sealLedger(worker, 'bare', sealer)).toEqual({ state: 'idle' });
  expect((await readLog(api, 'bare'))?.checkpoint).toBeNull();
});

test('a log that grows in steps proves every position, and what is not sealed yet is said', async () => {
  await plantLedger(owner, 'grows');
  for (const [step, leaves] of [1, 254, 1, 1, 300, 5000].entries()) {
    await plantEntries(owner, 'grows', leaves, `${step} `);
    expect(await sealLedger(worker, 'grows', sealer)).toMatchObject({ state: 'sealed', leaves });
    const checkpoint = await checkpointOf('grows');
    expect(Buffer.from(checkpoint.root).equals(await rootOf('grows'))).toBe(true);
    const verifier = verifierOf((await readLog(api, 'grows'))?.verifierKey ?? '');
    const entries = await entriesOf(owner, 'grows');
    for (const index of new Set([0, 1, 255, 256, checkpoint.size >> 1, checkpoint.size - 1])) {
      const entry = entries[index];
      if (entry === undefined) continue;
      const proof = await provePosition(api, 'grows', index + 1, entry);
      const receipt = verifyReceipt(proof.state === 'proved' ? proof.text : '', [verifier]);
      expect(receipt).toMatchObject({ index, checkpoint: { size: entries.length } });
      expect(Buffer.from(receipt.entry).equals(entry)).toBe(true);
    }
  }
  await plantEntries(owner, 'grows', 1, 'late');
  expect(await provePosition(api, 'grows', 5558)).toEqual({ state: 'unsealed', size: 5557 });
});

test('many at once sign one tree after the other', async () => {
  await plantLedger(owner, 'crowd', 700);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => sealLedger(worker, 'crowd', sealer)));
  expect(outcomes.filter(({ state }) => state === 'sealed')).toHaveLength(1);
  expect(outcomes.every(({ state }) => ['sealed', 'idle', 'busy'].includes(state))).toBe(true);
});

test('who is killed between two steps leaves nothing that contradicts what comes after', async () => {
  await plantLedger(owner, 'killed', 10);
  const dies = (when: 'before' | 'after'): Sealer => {
    const anchors: Anchors = {
      ...sealer.anchors,
      write: async (ledger, checkpoint) => {
        if (when === 'after') await sealer.anchors.write(ledger, checkpoint);
        throw new Error('killed');
      },
    };
    return { ...sealer, anchors };
  };
  await expect(sealLedger(worker, 'killed', dies('before'))).rejects.toThrow('killed');
  expect(await sealer.anchors.read('killed')).toBeUndefined();
  expect((await readLog(api, 'killed'))?.checkpoint).toBeNull();

  await expect(sealLedger(worker, 'killed', dies('after'))).rejects.toThrow('killed');
  const anchored = await sealer.anchors.read('killed');
  expect((await readLog(api, 'killed'))?.checkpoint).toBeNull();
  await plantEntries(owner, 'killed', 300);
  expect(await sealLedger(worker, 'killed', sealer)).toMatchObject({ state: 'sealed', size: 310 });
  expect(anchored?.split('\n')[2]).toBe((await rootOf('killed', 10)).toString('base64'));
  expect((await checkpointOf('killed')).root).toEqual(await rootOf('killed'));
});

const refused = async (ledger: string, by = sealer): Promise<string> => {
  const sealed = await sealLedger(worker, ledger, by);
  return sealed.state === 'refused' ? sealed.reason : `not refused: ${sealed.state}`;
};

test('a restored older copy is not signed, nor once it has grown again, by nobody', async () => {
  await plantLedger(owner, 'restored', 40);
  await sealLedger(worker, 'restored', sealer);
  const older = await readLog(api, 'restored');
  await plantEntries(owner, 'restored', 20);
  await sealLedger(worker, 'restored', sealer);
  if (older === undefined) throw new Error('nothing was signed');
  await cutLedger(owner, 'restored', 40, older);

  expect(await refused('restored')).toMatch(
    /^the database holds 40 entries of restored, but 60 were signed here: .* run `duibiao ledger reopen`/,
  );
  const elsewhere = { ...sealer, anchors: anchorsIn(path.join(directory, 'elsewhere')) };
  expect(await refused('restored', elsewhere)).toMatch(/60 were signed here/);

  await owner.query(`UPDATE log.logs SET held = NULL WHERE ledger_id = 'restored'`);
  await plantEntries(owner, 'restored', 50, 'other');
  expect(await refused('restored')).toMatch(/^the 60 leaves of restored that were signed here have another root/);
  expect((await readLog(api, 'restored'))?.size).toBe(40);
});

test('a second tree of the same size is not signed', async () => {
  await plantLedger(owner, 'forked', 5);
  const signer = logSigner(sealer.secrets, originOf(sealer.publicUrl, 'forked', 1), 1);
  const root = leafHash(Buffer.from('another tree'));
  await sealer.anchors.write('forked', signCheckpoint({ origin: signer.name, size: 5, root }, [signer]));
  expect(await refused('forked')).toMatch(/^the 5 leaves of forked that were signed here have another root/);
});

test('a log whose tiles, size or checkpoint were changed is not signed further', async () => {
  for (const ledger of ['tile', 'size', 'note']) {
    await plantLedger(owner, ledger, 20);
    await sealLedger(worker, ledger, sealer);
    await plantEntries(owner, ledger, 1);
  }
  await owner.query(
    `UPDATE log.tiles SET hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7)) WHERE ledger_id = 'tile'`,
  );
  expect(await refused('tile')).toMatch(/^the tiles of tile do not lead to the root that was signed for 20 leaves/);
  await owner.query(`UPDATE log.logs SET size = 19 WHERE ledger_id = 'size'`);
  expect(await refused('size')).toMatch(/says 19 leaves, its checkpoint 20/);
  await owner.query(
    `UPDATE log.logs SET checkpoint = replace(checkpoint, E'\\n20\\n', E'\\n21\\n') WHERE ledger_id = 'note'`,
  );
  expect(await refused('note')).toMatch(/^the signature of .* does not fit the text/);
});

test('another secret does not sign for the log', async () => {
  await plantLedger(owner, 'stolen', 2);
  await sealLedger(worker, 'stolen', sealer);
  await plantEntries(owner, 'stolen', 1);
  const other = { ...sealer, secrets: deriveSecrets(Buffer.alloc(32, 7)) };
  expect(await refused('stolen', other)).toMatch(/^the signing key of this installation is not that of/);
});
