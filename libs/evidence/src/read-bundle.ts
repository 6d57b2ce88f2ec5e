import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Entry } from '@duibiao/facts';
import {
  type Checkpoint,
  decodeEntries,
  demand,
  HASH_BYTES,
  LogFault,
  MOST_ENTRY_BYTES,
  parseTilePath,
  TILE_WIDTH,
  tilePath,
} from '@duibiao/log';
import { extract } from 'tar-stream';
import { BUNDLE_FORMAT, type BundleManifest, contentPath, memberNames } from './bundle-form.js';
import { Publications } from './published.js';
import { type Recomputed, recompute } from './recompute.js';
import { verifyLedger, type VerifyOptions } from './verify-ledger.js';

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Bytes that are read and unpacked at once: each time costs a way to another thread and back. */
const STRIDE = 131_072;

/** The members of a bundle, one after the other, each whole. @throws LogFault where the file is cut, or is no bundle */
async function* membersOf(file: string): AsyncGenerator<Member, void> {
  let last = 'its beginning';
  const archive = extract();
  pipeline(
    createReadStream(file, { highWaterMark: STRIDE }),
    createGunzip({ chunkSize: STRIDE }),
    archive,
    () => undefined,
  );
  try {
    for await (const entry of archive) {
      last = entry.header.name;
      const { type, size = 0 } = entry.header;
      const most = mostBytes(last);
      demand(
        type === 'file' && size <= most,
        `${last} of the bundle has ${size} bytes, more than ${most}, or is no file`,
      );
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk);
      yield { name: last, bytes: Buffer.concat(chunks) };
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof LogFault || ['ENOENT', 'EACCES', 'EISDIR'].includes(code ?? '')) throw error;
    throw new LogFault(`the bundle is cut or damaged after ${last} (${message})`);
  }
}

/** Bytes of a member at most, by what it is: so that no bundle fills the memory before a signature was read. */
function mostBytes(name: string): number {
  const tile = parseTilePath(name);
  if (tile?.what === 'hashes') return TILE_WIDTH * HASH_BYTES;
  if (tile?.what === 'entries') return TILE_WIDTH * (2 + MOST_ENTRY_BYTES);
  if (name === memberNames.manifest || name === memberNames.checkpoint) return 65_536;
  return 256 * 1_048_576;
}

/** Gives members out by name, in their order. */
class Members {
  readonly #members: AsyncGenerator<Member, void>;
  #next: Member | undefined;

  constructor(file: string) {
    this.#members = membersOf(file);
  }

  async peek(): Promise<Member | undefined> {
    return (this.#next ??= (await this.#members.next()).value ?? undefined);
  }

  async take(name: string): Promise<Buffer> {
    const found = await this.peek();
    demand(
      found?.name === name,
      `the bundle lacks ${name}: ${found === undefined ? 'it ends' : `${found.name} stands`} in its place`,
    );
    return this.consume(found);
  }

  /** The bytes of the member that was peeked at; the next one follows. */
  consume({ bytes }: Member): Buffer {
    this.#next = undefined;
    return bytes;
  }

  async close(): Promise<void> {
    await this.#members.return();
  }
}

/** What verifying a bundle found. */
export interface VerifiedBundle {
  readonly manifest: BundleManifest;
  readonly checkpoint: Checkpoint;
  readonly publications: Publications;
  /** Published results computed anew; one whose digest is not the published one is no fault here: who asks judges. */
  readonly recomputed: readonly Recomputed[];
}

export interface BundleOptions extends Omit<VerifyOptions, 'onEvent'> {
  /** Which published results to compute anew: the newest, all, those at the positions; none. */
  readonly recompute: 'newest' | 'all' | readonly number[];
}

/**
 * Verifies an exported bundle by nothing but the file and the keys, and computes published results anew.
 *
 * @throws LogFault saying what does not hold and where; RangeError where no result was published at a position that is to be computed anew
 */
export async function verifyBundle(file: string, options: BundleOptions): Promise<VerifiedBundle> {
  const publications = new Publications();
  const small = new Map<string, string>();
  const { manifest, checkpoint } = await verifyMembers(file, options, publications, small);
  const asked = chosen(publications, options.recompute);
  const contentOf = async (sha256: string): Promise<string> => {
    const text = small.get(sha256);
    demand(text !== undefined, `the bundle lacks the content ${sha256}`);
    return text;
  };
  const recomputed = asked.length === 0 ? [] : await recompute(entriesOf(file), asked, publications, contentOf);
  return { manifest, checkpoint, publications, recomputed };
}

async function verifyMembers(
  file: string,
  options: BundleOptions,
  publications: Publications,
  small: Map<string, string>,
): Promise<Pick<VerifiedBundle, 'manifest' | 'checkpoint'>> {
  const members = new Members(file);
  try {
    const read = { entries: 0 };
    const manifest = manifestOf(await members.take(memberNames.manifest));
    const note = (await members.take(memberNames.checkpoint)).toString('utf8');
    const older = notesOf(await members.take(memberNames.checkpoints));
    const checkpoint = await verifyLedger(
      {
        checkpoint: note,
        older,
        tileOf: (tile) => members.take(tilePath(tile)),
        entries: entriesFrom(members, read),
      },
      {
        ...options,
        onEvent: (entry) => publications.add(entry),
      },
    );
    demand(
      read.entries === checkpoint.size,
      `the bundle holds ${read.entries} entries, the checkpoint covers ${checkpoint.size}`,
    );
    demand(
      manifest.origin === checkpoint.origin && manifest.ledger === publications.ledger.id,
      `the manifest is of ${manifest.ledger} and ${manifest.origin}, the bundle of ${publications.ledger.id} and ${checkpoint.origin}`,
    );
    demand(
      manifest.size === checkpoint.size,
      `the manifest says ${manifest.size} entries, the checkpoint ${checkpoint.size}`,
    );
    for (const [sha256, bytes] of publications.contents) {
      const content = await members.take(contentPath(sha256));
      demand(hash('sha256', content, 'hex') === sha256, `the content ${sha256} is not the one that its entry names`);
      demand(content.length === bytes, `the content ${sha256} has ${content.length} bytes; its entry says ${bytes}`);
      if (!publications.published.some(({ digest }) => digest === sha256)) small.set(sha256, content.toString('utf8'));
    }
    const more = await members.peek();
    demand(more === undefined, `the bundle holds ${more?.name ?? ''}, which no entry names`);
    return { manifest, checkpoint };
  } finally {
    await members.close();
  }
}

function manifestOf(bytes: Buffer): BundleManifest {
  const manifest = jsonOf(bytes, 'the manifest of the bundle') as Partial<BundleManifest> | null;
  demand(
    manifest?.format === BUNDLE_FORMAT,
    `the bundle has the form ${String(manifest?.format)}; this program reads ${BUNDLE_FORMAT}`,
  );
  return manifest as BundleManifest;
}

function notesOf(bytes: Buffer): readonly string[] {
  const notes = jsonOf(bytes, 'the list of older checkpoints of the bundle');
  demand(
    Array.isArray(notes) && notes.every((one) => typeof one === 'string'),
    'the list of older checkpoints of the bundle is none',
  );
  return notes;
}

function jsonOf(bytes: Buffer, what: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new LogFault(`${what} is not JSON`);
  }
}

async function* entriesFrom(members: Members, read: { entries: number }): AsyncGenerator<readonly Buffer[], void> {
  for (;;) {
    const member = await members.peek();
    if (member === undefined || parseTilePath(member.name)?.what !== 'entries') return;
    const entries = decodeEntries(members.consume(member));
    read.entries += entries.length;
    yield entries;
  }
}

/** The entries of a bundle that was verified before. */
async function* entriesOf(file: string): AsyncGenerator<Entry, void> {
  for await (const { name, bytes } of membersOf(file)) {
    if (parseTilePath(name)?.what !== 'entries') continue;
    for (const entry of decodeEntries(bytes)) yield JSON.parse(entry.toString('utf8')) as Entry;
  }
}

function chosen({ published }: Publications, which: BundleOptions['recompute']): Publications['published'] {
  if (which === 'all') return published;
  if (which === 'newest') return published.slice(-1);
  return which.map((at) => {
    const found = published.find((one) => one.at === at);
    if (found === undefined) throw new RangeError(`no result was published at position ${at}`);
    return found;
  });
}
