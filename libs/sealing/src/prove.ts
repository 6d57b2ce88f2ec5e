import {
  formatProof,
  inclusionRanges,
  LogFault,
  proveInclusion,
  type ReadTile,
  type TileAt,
  TileNodes,
  tilesOf,
} from '@duibiao/log';
import type pg from 'pg';
import { readLog, readTiles } from './rows.js';

type Client = pg.Pool | pg.ClientBase;

/** `unsealed`: the newest checkpoint does not cover the position yet. */
export type Proof =
  { readonly state: 'proved'; readonly text: string } | { readonly state: 'unsealed'; readonly size: number };

/**
 * Proves that the newest checkpoint of a ledger covers a position, as a `c2sp.org/tlog-proof@v1` file. With `entry`, its exact bytes, the file is a
 * receipt: it carries them.
 *
 * @throws LogFault when tiles are missing that the checkpoint needs
 */
export async function provePosition(
  client: Client,
  ledger: string,
  position: number,
  entry: Uint8Array | null = null,
): Promise<Proof> {
  const log = await readLog(client, ledger);
  if (log === undefined || log.checkpoint === null || position > log.size)
    return { state: 'unsealed', size: log?.size ?? 0 };
  const index = position - 1;
  const asked = tilesOf(log.size, inclusionRanges(index, log.size));
  const nodes = new TileNodes(log.size, await tileReader(client, ledger, asked));
  const path = await proveInclusion(nodes, index, log.size);
  return { state: 'proved', text: formatProof({ extra: entry, index, path, checkpoint: log.checkpoint }) };
}

/** Reads tiles all at once, and gives them out. */
export async function tileReader(client: Client, ledger: string, asked: readonly TileAt[]): Promise<ReadTile> {
  const tiles = new Map((await readTiles(client, ledger, asked)).map((tile) => [`${tile.level}/${tile.index}`, tile]));
  return async ({ level, index, width }) => {
    const tile = tiles.get(`${level}/${index}`);
    if (tile === undefined || tile.width < width) {
      throw new LogFault(`the log of ${ledger} lacks ${width} hashes of tile ${index} of level ${level}`);
    }
    return tile.hashes;
  };
}
