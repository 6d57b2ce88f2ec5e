import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import notes from '../fixtures/notes.json' with { type: 'json' };
import { decodeEntries, encodeEntries } from './bundle.js';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.js';
import { LogFault } from './fault.js';
import { Growth } from './growth.js';
import { leafHash } from './hash.js';
import { signerOf, verifierOf } from './key.js';
import { openNote, signNote } from './note.js';
import { formatProof, parseProof, verifyReceipt } from './receipt.js';
import { entriesPath, parseTilePath, TileNodes, tilePath } from './tile.js';
import { proveInclusion } from './tree.js';

const seed = Buffer.from(notes.signerKey.split('+').slice(4).join('+'), 'base64').subarray(1);
const published = `${notes.text}\n\u2014 PeterNeumann ${notes.signature}\n`;

describe('a signed note', () => {
  it('is byte for byte that of the reference implementation', () => {
    const signer = signerOf('PeterNeumann', seed);
    expect(signer.verifierKey).toBe(notes.verifierKey);
    expect(signNote(notes.text, [signer])).toBe(published);
    expect(openNote(published, [verifierOf(notes.verifierKey)])).toEqual({
      text: notes.text,
      by: [{ name: 'PeterNeumann', id: 'c74f20a3' }],
    });
  });

  it('is opened by a known key among unknown ones, wherever its line stands', () => {
    const others = Array.from({ length: 20 }, (_, n) => signerOf(`witness${n}.example`, randomBytes(32)));
    const note = signNote(notes.text, [...others.slice(0, 10), signerOf('PeterNeumann', seed), ...others.slice(10)]);
    expect(openNote(Buffer.from(note), [verifierOf(notes.verifierKey)]).by).toHaveLength(1);
    expect(() => openNote(note, [verifierOf(signerOf('somebody', randomBytes(32)).verifierKey)])).toThrow(
      /^the note is not signed by somebody/,
    );
  });

  it('with another text is refused, and says whose signature does not fit', () => {
    const changed = published.replace('cryptography', 'Cryptography');
    expect(() => openNote(changed, [verifierOf(notes.verifierKey)])).toThrow(
      'the signature of PeterNeumann (key c74f20a3) does not fit the text',
    );
  });

  it.each([
    ['no signature', notes.text, 'the note has no signature'],
    ['no last line feed', published.slice(0, -1), 'does not end in a line feed'],
    ['a control character', published.replace('problem,', 'problem\t'), 'holds a control character'],
    ['a name with a plus', published.replace('\u2014 Peter', '\u2014 P+ter'), 'signature line 1 of the note'],
    ['Base64 without padding', published.replace('AM=', 'AM'), 'is not in standard Base64'],
    ['a signature of a key id alone', `${notes.text}\n\u2014 PeterNeumann x08gow==\n`, 'is shorter than a key id'],
    ['too many signatures', `${notes.text}\n${`\u2014 a ${notes.signature}\n`.repeat(101)}`, 'more than 100'],
  ])('malformed: %s', (_, note, sentence) => {
    expect(() => openNote(note, [verifierOf(notes.verifierKey)])).toThrow(sentence);
  });

  it('has no key that was changed in any place', () => {
    const key = notes.verifierKey;
    for (let at = 0; at < key.length; at += 1) {
      const changed = `${key.slice(0, at)}${String.fromCharCode(key.charCodeAt(at) + 1)}${key.slice(at + 1)}`;
      expect(() => verifierOf(changed)).toThrow(LogFault);
      expect(() => verifierOf(key.slice(0, at))).toThrow(LogFault);
    }
    for (const bad of notes.badVerifierKeys) expect(() => verifierOf(bad)).toThrow(LogFault);
    expect(() => signerOf('two words', seed)).toThrow('cannot name a key');
  });
});

const origin = 'example.org/ledger';
const signer = signerOf(origin, seed);
const verifier = verifierOf(signer.verifierKey);

describe('a checkpoint', () => {
  const root = leafHash(Buffer.from('one'));

  it('is origin, size and root, signed', () => {
    const note = signCheckpoint({ origin, size: 20_852_163, root }, [signer]);
    expect(note.split('\n').slice(0, 4)).toEqual([origin, '20852163', root.toString('base64'), '']);
    expect(openCheckpoint(note, [verifier])).toEqual({ origin, size: 20_852_163, root });
  });

  it('of another log is refused although the key is known', () => {
    const note = signNote(`elsewhere.example\n1\n${root.toString('base64')}\n`, [signer]);
    expect(() => openCheckpoint(note, [verifier])).toThrow(`the checkpoint is of elsewhere.example, not of ${origin}`);
  });

  it.each([
    ['no origin', `\n1\n${root.toString('base64')}\n`, 'its origin, is empty'],
    ['a leading zero', `o\n01\n${root.toString('base64')}\n`, 'is not a size: "01"'],
    ['a negative size', `o\n-1\n${root.toString('base64')}\n`, 'is not a size'],
    ['a size beyond 2^53', `o\n9007199254740993\n${root.toString('base64')}\n`, 'more than 2^53 - 1'],
    ['a short root', 'o\n1\nAAAA\n', 'the root of the checkpoint has 3 bytes'],
    ['a root in the URL alphabet', `o\n1\n${'_'.repeat(43)}=\n`, 'is not in standard Base64'],
    ['an empty line', `o\n1\n${root.toString('base64')}\n\nmore\n`, 'an empty line'],
  ])('malformed: %s', (_, text, sentence) => {
    expect(() => parseCheckpoint(text)).toThrow(sentence);
  });
});

describe('tile paths', () => {
  it.each([
    [0, 0, 256, 'tile/0/000'],
    [0, 1_234_067, 256, 'tile/0/x001/x234/067'],
    [3, 5, 17, 'tile/3/005.p/17'],
    [63, 999, 1, 'tile/63/999.p/1'],
    [1, 1000, 255, 'tile/1/x001/000.p/255'],
  ])('level %i, tile %i, %i wide: %s', (level, index, width, path) => {
    expect(tilePath({ level, index, width })).toBe(path);
    expect(parseTilePath(path)).toEqual({ what: 'hashes', tile: { level, index, width } });
    const entries = entriesPath(index, width);
    expect(parseTilePath(entries)).toEqual({ what: 'entries', tile: { level: 0, index, width } });
  });

  it.each([
    'tile/64/000',
    'tile/0/0',
    'tile/00/000',
    'tile/0/1000',
    'tile/0/001/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/07',
    'tile/0/000/',
    'tile/data/000',
    `tile/0/${'x999/'.repeat(6)}999`,
    '../tile/0/000',
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('a bundle of entries', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (entries) => {
        expect(decodeEntries(encodeEntries(entries)).map((entry) => [...entry])).toEqual(
          entries.map((one) => [...one]),
        );
      }),
    );
    expect(() => encodeEntries([Buffer.alloc(65_536)])).toThrow('longer than 65535');
  });

  it('that was cut says where', () => {
    const bundle = encodeEntries([Buffer.from('one'), Buffer.from('two')]);
    expect(() => decodeEntries(bundle.subarray(0, 6))).toThrow('within the length of entry 1');
    expect(() => decodeEntries(bundle.subarray(0, -1))).toThrow('within entry 1, which ends at 10');
  });
});

describe('a receipt', () => {
  const entries = Array.from({ length: 11 }, (_, n) => Buffer.from(`{"position":${n + 1}}`));
  const made = async (index: number): Promise<string> => {
    const growth = new Growth();
    growth.append(Buffer.concat(entries.map(leafHash)));
    const [tile] = growth.edges();
    const nodes = new TileNodes(entries.length, async () => tile?.hashes ?? new Uint8Array());
    const path = await proveInclusion(nodes, index, entries.length);
    const checkpoint = signCheckpoint({ origin, size: entries.length, root: await growth.root() }, [signer]);
    return formatProof({ extra: entries[index] ?? null, index, path, checkpoint });
  };

  it('holds for every entry, by the key alone', async () => {
    for (const [index, entry] of entries.entries()) {
      const text = await made(index);
      expect(text.startsWith('c2sp.org/tlog-proof@v1\nextra ')).toBe(true);
      const receipt = verifyReceipt(text, [verifier]);
      expect(Buffer.from(receipt.entry).equals(entry)).toBe(true);
      expect(receipt).toMatchObject({ index, checkpoint: { origin, size: 11 } });
    }
  });

  it('with any one byte changed, cut or doubled is never accepted as another', async () => {
    const text = Buffer.from(await made(4));
    const before = verifyReceipt(text.toString(), [verifier]);
    for (let at = 0; at < text.length; at += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const changed = Buffer.from(text);
        changed[at] = (changed[at] ?? 0) ^ bit;
        expect(() => verifyReceipt(changed.toString('utf8'), [verifier]), `byte ${at}, bit ${bit}`).toThrow(LogFault);
      }
      const cut = Buffer.concat([text.subarray(0, at), text.subarray(at + 1)]).toString('utf8');
      expect(() => verifyReceipt(cut, [verifier]), `without byte ${at}`).toThrow(LogFault);
    }
    expect(verifyReceipt(text.toString(), [verifier])).toEqual(before);
  });

  it.each([
    ['missing header', 'wrong-header\nindex 0\n\ncheckpoint\n', 'the first line of the proof'],
    [
      'extra not Base64',
      'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n',
      'its extra data, is not',
    ],
    ['missing index', 'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n', 'line 2 of the proof is not the index'],
    ['index not a number', 'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n', 'is not the index of a leaf'],
    ['negative index', 'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n', 'is not the index of a leaf'],
    ['hash not Base64', 'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n', 'line 3 of the proof is not'],
    [
      'hash too long',
      `c2sp.org/tlog-proof@v1\nindex 0\n${Buffer.alloc(64).toString('base64')}\n\ncheckpoint\n`,
      'line 3 of the proof has 64 bytes',
    ],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 0\n', 'has no blank line'],
  ])('published, malformed: %s', (_, text, sentence) => {
    expect(() => parseProof(text)).toThrow(sentence);
  });
});
