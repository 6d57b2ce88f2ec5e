import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Entry } from '@duibiao/facts';
import {
  decodeEntries,
  entriesPath,
  levelsAt,
  type ReadTile,
  TILE_WIDTH,
  type TileAt,
  tilePath,
  widthAt,
} from '@duibiao/log';
import { pack } from 'tar-stream';
import { type BundleManifest, contentPath, memberNames } from './bundle-form.js';
import { Publications } from './published.js';

/** Where a bundle is taken from: a server, or a database. */
export interface BundleSource {
  readonly manifest: BundleManifest;
  readonly checkpoint: string;
  readonly older: readonly string[];
  readonly tileOf: ReadTile;
  /** The entries of a tile as C2SP bundles have them. */
  readonly entriesOf: (tile: TileAt) => Promise<Buffer>;
  readonly contentOf: (sha256: string) => Promise<Buffer>;
  readonly onProgress?: (entries: number) => void;
}

/** Writes a ledger with everything that verifies it, and ends the output. Throws what source and output throw. */
export async function writeBundle(output: Writable, source: BundleSource): Promise<void> {
  const tar = pack();
  const add = (name: string, content: string | Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(content as Uint8Array);
      tar.entry({ name, size: bytes.length, mtime: new Date(0) }, bytes, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  const write = async (): Promise<void> => {
    try {
      await members(source, add);
      tar.finalize();
    } catch (error) {
      tar.destroy(error as Error);
      throw error;
    }
  };
  await Promise.all([write(), pipeline(tar, createGzip({ level: 4 }), output)]);
}

type Add = (name: string, content: string | Uint8Array) => Promise<void>;

async function members(source: BundleSource, add: Add): Promise<void> {
  const { manifest, checkpoint, older, onProgress } = source;
  const { size } = manifest;
  await add(memberNames.manifest, `${JSON.stringify(manifest, undefined, 2)}\n`);
  await add(memberNames.checkpoint, checkpoint);
  await add(memberNames.checkpoints, `${JSON.stringify(older, undefined, 2)}\n`);
  for (let level = 0; level < levelsAt(size); level += 1) {
    for (const tile of tilesAt(size, level)) await add(tilePath(tile), await source.tileOf(tile));
  }
  const publications = new Publications();
  for (const tile of tilesAt(size, 0)) {
    const bundle = await source.entriesOf(tile);
    decodeEntries(bundle)
      .filter(isNoFact)
      .forEach((entry) => publications.add(JSON.parse(entry.toString('utf8')) as Entry));
    await add(entriesPath(tile.index, tile.width), bundle);
    onProgress?.(tile.index * TILE_WIDTH + tile.width);
  }
  for (const sha256 of publications.contents.keys()) await add(contentPath(sha256), await source.contentOf(sha256));
}

function* tilesAt(size: number, level: number): Generator<TileAt> {
  for (let index = 0; ; index += 1) {
    const width = widthAt(size, level, index);
    if (width === 0) return;
    yield { level, index, width };
  }
}

/** Only these name contents. Within a text the quotes would be escaped. */
const isNoFact = (entry: Buffer): boolean => !entry.includes('"type":"fact-');
