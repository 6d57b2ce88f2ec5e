import { formatProof, Growth, leafHash, proveInclusion, signCheckpoint, signerOf, TileNodes } from '@duibiao/log';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import notes from '../../../../libs/log/fixtures/notes.json' with { type: 'json' };
import type { checkEntry } from './check-entry.js';
import type { checkReceipt } from './check-receipt.js';

const NodeBuffer = globalThis.Buffer;
const seed = NodeBuffer.from(notes.signerKey.split('+').slice(4).join('+'), 'base64').subarray(1);
const signer = signerOf('example.org/ledger', seed);
const submission = 'sub-6';
const digest = 'd'.repeat(64);
/** Entries in their canonical form, but for the last two. */
const entries = Array.from({ length: 11 }, (_, n) => {
  const member = { digest, id: `sub-${n + 1}`, item: 1, of: 2 };
  const body = { stream: `fact-${n + 1}`, submission: member, type: 'fact-recorded', version: 3 };
  const canonical = JSON.stringify({ body, position: n + 1, recordedAt: '2020-06-30' });
  return NodeBuffer.from([canonical.replace('{', '{ '), 'null'][n - 9] ?? canonical);
});

/** A receipt made by Node's own cryptography. */
async function receipt(index: number, entry = entries[index] ?? null): Promise<string> {
  const growth = new Growth();
  growth.append(NodeBuffer.concat(entries.map(leafHash)));
  const [tile] = growth.edges();
  const nodes = new TileNodes(entries.length, async () => tile?.hashes ?? new Uint8Array());
  const path = await proveInclusion(nodes, index, entries.length);
  const checkpoint = signCheckpoint({ origin: signer.name, size: entries.length, root: await growth.root() }, [signer]);
  return formatProof({ extra: entry, index, path, checkpoint });
}

let text: string;
/** The check as a browser runs it: its own cryptography, its own Buffer. */
let check: (text: string, asked?: Partial<Parameters<typeof checkReceipt>[0]>) => ReturnType<typeof checkReceipt>;
let checkShown: (text: string, position: string, bytes: string) => ReturnType<typeof checkEntry>;
let openNote: (note: string, verifierKey: string) => unknown;

beforeAll(async () => {
  text = await receipt(5);
  vi.resetModules();
  vi.doMock('node:crypto', () => import('./node-crypto.js'));
  const browser = await import('./check-receipt.js');
  const log = await import('@duibiao/log');
  check = (given, asked = {}) =>
    browser.checkReceipt({ text: given, verifierKey: signer.verifierKey, submission, digest, ...asked });
  const { checkEntry: checkIt } = await import('./check-entry.js');
  checkShown = (given, position, bytes) => checkIt({ text: given, verifierKey: signer.verifierKey, position, bytes });
  openNote = (note, verifierKey) => log.openNote(note, [log.verifierOf(verifierKey)]);
});
afterAll(() => {
  vi.doUnmock('node:crypto');
  globalThis.Buffer = NodeBuffer;
});

it('runs on the browser’s Buffer, not on Node’s', () => {
  expect(globalThis.Buffer).not.toBe(NodeBuffer);
});

it('opens the note of the reference implementation', () => {
  const published = `${notes.text}\n\u2014 PeterNeumann ${notes.signature}\n`;
  expect(openNote(published, notes.verifierKey)).toMatchObject({ by: [{ name: 'PeterNeumann', id: 'c74f20a3' }] });
  expect(() => openNote(published.replace('think', 'thank'), notes.verifierKey)).toThrow('does not fit the text');
  for (const bad of notes.badVerifierKeys) expect(() => openNote(published, bad)).toThrow(/key/);
});

it('finds that a receipt holds, and says what was looked at', () => {
  const { steps, found } = check(text);
  expect(found?.body).toMatchObject({ stream: 'fact-6', version: 3, submission: { item: 1, of: 2 } });
  expect(steps.map(({ name, fault }) => [name, fault])).toEqual(
    ['key', 'file', 'signature', 'leaf', 'path', 'entry'].map((name) => [name, null]),
  );
  expect(steps[1]?.seen).toMatchObject({ position: '6', hashes: '4' });
  expect(steps[2]?.seen).toMatchObject({ origin: 'example.org/ledger', size: '11' });
});

it('refuses a receipt with any one byte changed', () => {
  for (let at = 0; at < text.length; at += 1) {
    const changed = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
    const { found, steps } = check(changed);
    expect([found, steps.at(-1)?.fault ?? ''], `byte ${at}`).toEqual([undefined, expect.stringMatching(/\S/)]);
  }
});

it('says at which step it fails: another key, another entry, another submission, another digest', async () => {
  const other = signerOf('example.org/ledger', NodeBuffer.from(Array.from({ length: 32 }, () => 7))).verifierKey;
  expect(check(text, { verifierKey: other }).steps.at(-1)).toMatchObject({ name: 'signature' });
  expect(check(text, { verifierKey: 'no key' }).steps.at(-1)).toMatchObject({ name: 'key' });
  const [first = null] = entries;
  expect(check(await receipt(5, first)).steps.at(-1)).toMatchObject({ name: 'path' });
  expect(check(text, { submission: 'sub-1' }).steps.at(-1)).toMatchObject({
    name: 'entry',
    fault: 'the entry is of submission sub-6, not of sub-1',
  });
  const other64 = 'e'.repeat(64);
  expect(check(text, { digest: other64 }).steps.at(-1)).toMatchObject({
    name: 'entry',
    fault: `the entry carries the digest ${digest}, the submission that is shown ${other64}`,
  });
});

it('refuses an entry that is not written canonically, and one that is none', async () => {
  expect(check(await receipt(9), { submission: 'sub-10' }).steps.at(-1)).toMatchObject({
    name: 'entry',
    fault: 'the entry is not canonical JSON',
  });
  expect(check(await receipt(10), { submission: 'sub-11' }).steps.at(-1)).toMatchObject({
    name: 'entry',
    fault: 'the entry is not in the form of an entry',
  });
});

it('finds in which tree the entry is that is shown, and that another one is shown', () => {
  const shown = String(entries[5]);
  const [name, id] = signer.verifierKey.split('+');
  expect(checkShown(text, '6', shown).found).toEqual({ size: '11', name, id });
  expect(checkShown(text, '7', shown).steps.at(-1)).toMatchObject({
    name: 'shown',
    fault: 'the proof is of position 6, not of 7',
  });
  expect(checkShown(text, '6', shown.replace('2020', '2021')).steps.at(-1)).toMatchObject({
    name: 'shown',
    fault: 'the log holds another entry at this position than the one that is shown',
  });
});
