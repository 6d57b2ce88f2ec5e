import { hash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, type Entry } from '@duibiao/facts';
import {
  encodeEntries,
  Growth,
  leafHash,
  LogFault,
  signCheckpoint,
  signerOf,
  type Tile,
  verifierOf,
} from '@duibiao/log';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUNDLE_FORMAT } from './bundle-form.js';
import { EntryCheck } from './entry-check.js';
import { verifyBundle } from './read-bundle.js';
import { verifyLedger } from './verify-ledger.js';
import { writeBundle } from './write-bundle.js';

const origin = 'example.org/v1/ledgers/l/log';
const signer = signerOf(origin, Buffer.alloc(32, 5));
const verifiers = [verifierOf(signer.verifierKey)];
const content = Buffer.from('kinds: {}\n');
const sha256 = hash('sha256', content, 'hex');

/** Bodies of one submission, as they stand in entries. */
function submission(bodies: readonly Record<string, unknown>[], id = randomBytes(8).toString('hex')): unknown[] {
  const digest = hash('sha256', `[${bodies.map(canonicalJson).join(',')}]`, 'hex');
  return bodies.map((body, index) => ({ ...body, submission: { id, item: index + 1, of: bodies.length, digest } }));
}
const recorded = (stream: string, version = 1, more = {}): Record<string, unknown> => ({
  type: 'fact-recorded',
  stream,
  version,
  ...more,
});
const opened = {
  type: 'ledger-opened',
  stream: 'ledger',
  version: 1,
  ledger: { id: 'l', root: 'u', factKinds: { sha256, bytes: content.length } },
};

const completed = (bodies: readonly unknown[], recordedAt = (_: number) => '2020-06-30T00:00:00.000000Z'): Buffer[] =>
  bodies.map((body, index) =>
    Buffer.from(canonicalJson({ body, position: index + 1, recordedAt: recordedAt(index + 1) })),
  );

/** A ledger of 700 entries, in submissions of one to three. */
function ledger(): Buffer[] {
  const bodies = submission([opened]);
  for (let n = 0; bodies.length < 700; n += 1) {
    const items = Math.min(1 + (n % 3), 700 - bodies.length);
    bodies.push(...submission(Array.from({ length: items }, (_, k) => recorded(`s${n}.${k}`))));
  }
  return completed(bodies);
}

interface Sealed {
  readonly entries: readonly Buffer[];
  readonly tiles: ReadonlyMap<string, Tile>;
  readonly checkpoint: string;
}

async function seal(entries: readonly Buffer[], by = signer): Promise<Sealed> {
  const growth = new Growth();
  growth.append(Buffer.concat(entries.map(leafHash)));
  const tiles = new Map([...growth.takeFull(), ...growth.edges()].map((tile) => [`${tile.level}/${tile.index}`, tile]));
  const checkpoint = signCheckpoint({ origin, size: entries.length, root: await growth.root() }, [by]);
  return { entries, tiles, checkpoint };
}

const verify = (
  { entries, tiles, checkpoint }: Sealed,
  more: Partial<Parameters<typeof verifyLedger>[1]> = {},
  older: readonly string[] = [],
) =>
  verifyLedger(
    {
      checkpoint,
      older,
      tileOf: async ({ level, index }) => tiles.get(`${level}/${index}`)?.hashes ?? new Uint8Array(),
      entries: (async function* () {
        for (let at = 0; at < entries.length; at += 256) yield entries.slice(at, at + 256);
      })(),
    },
    { verifiers, ...more },
  );

describe('what the tree cannot know', () => {
  const check = (entries: readonly Buffer[]): (() => void) => {
    return () => {
      const one = new EntryCheck();
      for (const entry of entries) one.next(entry);
      one.end();
    };
  };
  const two = submission([recorded('a'), recorded('b')]);

  test.each([
    ['not JSON', [Buffer.from('{')], 'position 1: it is not canonical JSON'],
    [
      'JSON that is not canonical',
      [Buffer.from(`${completed(two)[0]?.toString() ?? ''} `)],
      'position 1: it is not canonical JSON',
    ],
    ['a gap', completed(two).slice(1), 'position 1: it says of itself that it is position 2'],
    [
      'a clock that goes back',
      completed(
        [...submission([recorded('a')]), ...submission([recorded('b')])],
        (n) => `202${2 - n}-01-01T00:00:00.000000Z`,
      ),
      'position 2: recorded at 2020-01-01T00:00:00.000000Z, before the one that precedes it (2021-01-01T00:00:00.000000Z)',
    ],
    [
      'a version left out',
      completed(submission([recorded('a', 2)])),
      'position 1: version 2 of stream a, whose next version is 1',
    ],
    ['a submission cut', completed(two).slice(0, 1), 'the ledger ends at position 1, within submission'],
    [
      'a submission that comes twice',
      completed([...submission([recorded('a')], 'x'), ...submission([recorded('b')], 'x')]),
      'position 2: submission x was there before',
    ],
    ['items that change places', completed([two[1], two[0]]), 'position 1: item 2 of 2'],
    [
      'an item changed',
      completed([two[0], { ...(two[1] as object), nonce: 'other' }]),
      /^position 2: the digest of submission .* is not that of its 2 items$/,
    ],
  ])('%s', (_, entries, sentence) => {
    expect(check(entries)).toThrow(sentence);
  });

  test('a whole ledger passes', () => {
    expect(check(ledger())).not.toThrow();
  });
});

describe('a ledger against what was signed', () => {
  const entries = ledger();

  test('holds, and answers the checkpoint to trust next', async () => {
    const sealed = await seal(entries);
    const before = await seal(entries.slice(0, 301));
    expect(await verify(sealed)).toMatchObject({ origin, size: 700 });
    const trusted = await verify(before);
    expect(await verify(sealed, { trusted }, [before.checkpoint])).toMatchObject({ size: 700 });
    await expect(verify(before, { trusted: await verify(sealed) })).rejects.toThrow(
      'positions 302 to 700 are missing: the trusted checkpoint covers 700 entries, the newest 301',
    );
  });

  test('whose history was written anew, and signed anew with the same key, contradicts what was trusted', async () => {
    const trusted = await verify(await seal(entries.slice(0, 301)));
    const older = [(await seal(entries.slice(0, 103))).checkpoint, (await seal(entries.slice(0, 199))).checkpoint];
    const other = [...entries];
    other[149] = completed(submission([recorded('forged')]).map((body) => body))[0] ?? Buffer.alloc(0);
    await expect(verify(await seal(other), { trusted }, older)).rejects.toThrow(
      /^positions 104 to 199: the tree that stands there is not the one that was signed/,
    );
  });

  test('of another key, or of another log, is refused', async () => {
    const foreign = await seal(entries, signerOf('other.example', Buffer.alloc(32, 6)));
    await expect(verify(foreign)).rejects.toThrow(/^the note is not signed by example\.org/);
    const trusted = { origin: 'other.example', size: 1, root: leafHash(Buffer.from('')) };
    await expect(verify(await seal(entries), { trusted })).rejects.toThrow(
      'the trusted checkpoint is of other.example',
    );
  });
});

describe('a bundle', () => {
  let directory: string;
  let whole: Buffer;
  const file = (name: string): string => path.join(directory, name);
  const options = { verifiers, recompute: [] } as const;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'bundle-'));
    const { entries, tiles, checkpoint } = await seal(ledger());
    await writeBundle(createWriteStream(file('whole')), {
      manifest: {
        format: BUNDLE_FORMAT,
        ledger: 'l',
        origin,
        size: entries.length,
        exportedAt: '2020-12-31T00:00:00Z',
      },
      checkpoint,
      older: [],
      tileOf: async ({ level, index }) => tiles.get(`${level}/${index}`)?.hashes ?? new Uint8Array(),
      entriesOf: async ({ index, width }) => encodeEntries(entries.slice(index * 256, index * 256 + width)),
      contentOf: async () => content,
    });
    whole = await readFile(file('whole'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  test('verifies by itself and the key', async () => {
    const { checkpoint, manifest, publications } = await verifyBundle(file('whole'), options);
    expect(checkpoint.size).toBe(700);
    expect(manifest.ledger).toBe('l');
    expect(publications.ledger).toEqual({ id: 'l', root: 'u' });
    await expect(verifyBundle(file('whole'), { ...options, recompute: [12] })).rejects.toThrow(
      'no result was published at position 12',
    );
  });

  /** What verifying says; undefined where it accepts. */
  async function said(bytes: Uint8Array): Promise<string | undefined> {
    await writeFile(file('bad'), bytes);
    try {
      await verifyBundle(file('bad'), options);
      return undefined;
    } catch (error) {
      if (error instanceof LogFault) return error.message;
      throw error;
    }
  }

  test('cut anywhere is refused', async () => {
    for (let n = 0; n < 40; n += 1) {
      const at = Math.floor((whole.length * n) / 40);
      expect(await said(whole.subarray(0, at)), `cut at ${at}`).toBeTypeOf('string');
    }
  });

  test('with a bit changed in any member is refused', async () => {
    const plain = gunzipSync(whole);
    // every 512 bytes one: of each header or block of the tar, but for the time and the padding, of which nothing is read
    let accepted = 0;
    for (let at = 600; at < plain.length - 1024; at += 4 * 512 + 37) {
      const changed = Buffer.from(plain);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const sentence = await said(gzipSync(changed, { level: 1 }));
      if (sentence === undefined) accepted += 1;
      expect(sentence === undefined && (plain[at] ?? 0) !== 0, `byte ${at}`).toBe(false);
    }
    expect(accepted).toBeLessThan(60);
  });

  test('whose manifest names another ledger, or whose published numbers are of no position before them, is refused', async () => {
    const plain = gunzipSync(whole).toString('latin1');
    const renamed = plain.replace('"ledger": "l"', '"ledger": "m"');
    expect(await said(gzipSync(Buffer.from(renamed, 'latin1')))).toMatch(/^the manifest is of m and example\.org/);

    const metrics = {
      plan: 'p',
      planVersion: 1,
      position: 0,
      day: '2020-12-31',
      organisationVersion: '',
      engine: 'duibiao-1',
    };
    const result = { sha256, bytes: content.length, mediaType: 'application/json' };
    const published = {
      type: 'metrics-published',
      stream: 'm',
      version: 1,
      metrics: { ...metrics, verdicts: {}, content: result },
    };
    const { entries, tiles, checkpoint } = await seal(completed([...submission([opened]), ...submission([published])]));
    await writeBundle(createWriteStream(file('metrics')), {
      manifest: { format: BUNDLE_FORMAT, ledger: 'l', origin, size: 2, exportedAt: '2020-12-31T00:00:00Z' },
      checkpoint,
      older: [],
      tileOf: async ({ level, index }) => tiles.get(`${level}/${index}`)?.hashes ?? new Uint8Array(),
      entriesOf: async () => encodeEntries(entries),
      contentOf: async () => content,
    });
    await expect(verifyBundle(file('metrics'), { verifiers, recompute: 'newest' })).rejects.toThrow(
      'position 2: it publishes the numbers of position 0, which is none before it',
    );
  });

  test('of another form, without a member, or with one too many is refused', async () => {
    const plain = gunzipSync(whole);
    const form = Buffer.from(plain.toString('latin1').replace('duibiao-bundle@1', 'duibiao-bundle@9'), 'latin1');
    expect(await said(gzipSync(form))).toMatch(
      /^the bundle has the form duibiao-bundle@9; this program reads duibiao-bundle@1/,
    );
    const renamed = Buffer.from(plain.toString('latin1').replaceAll('tile/1/000', 'tile/1/001'), 'latin1');
    expect(await said(gzipSync(renamed))).toMatch(/^the bundle (lacks tile\/1\/000|is cut or damaged)/);
    expect(await said(Buffer.from('no bundle'))).toMatch(/^the bundle is cut or damaged after its beginning/);
    const entry: Entry['body']['type'] = 'ledger-opened';
    expect(plain.includes(entry)).toBe(true);
  });
});
