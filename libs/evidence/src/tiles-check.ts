import {
  demand,
  HASH_BYTES,
  LogFault,
  levelsAt,
  rootAt,
  TILE_WIDTH,
  type ReadTile,
  TileNodes,
  widthAt,
  tileRoot,
} from '@duibiao/log';

/**
 * The tiles of a tree of so many leaves, checked among themselves: every hash of a higher level is the root of the tile below. 32 bytes a leaf.
 */
export class TilesCheck {
  private constructor(
    readonly size: number,
    /** Level → the hashes of its tiles, one after the other. */
    private readonly levels: readonly Buffer[],
  ) {}

  /** @throws LogFault naming the first tile that is cut or does not fit those below */
  static async read(size: number, tileOf: ReadTile): Promise<TilesCheck> {
    const levels: Buffer[] = [];
    for (let level = 0; level < levelsAt(size); level += 1) {
      const count = Math.floor(size / TILE_WIDTH ** level);
      const hashes = Buffer.alloc(count * HASH_BYTES);
      for (let index = 0; index * TILE_WIDTH < count; index += 1) {
        const tile = { level, index, width: widthAt(size, level, index) };
        const bytes = await tileOf(tile);
        demand(
          bytes.length >= tile.width * HASH_BYTES,
          `tile ${index} of level ${level} has ${bytes.length} bytes, not ${tile.width * HASH_BYTES}`,
        );
        hashes.set(bytes.subarray(0, tile.width * HASH_BYTES), index * TILE_WIDTH * HASH_BYTES);
      }
      const below = levels.at(-1);
      if (below !== undefined) demandRoots(level, hashes, below);
      levels.push(hashes);
    }
    return new TilesCheck(size, levels);
  }

  /** Root of the first so many leaves. */
  rootAt(size: number): Promise<Uint8Array> {
    const nodes = new TileNodes(this.size, async ({ level, index }) =>
      this.#hashes(level).subarray(index * TILE_WIDTH * HASH_BYTES),
    );
    return rootAt(nodes, size);
  }

  /** @throws LogFault naming the position whose leaf is not that of the tree */
  demandLeaf(position: number, leaf: Uint8Array): void {
    const at = (position - 1) * HASH_BYTES;
    if (this.#hashes(0).compare(leaf, 0, HASH_BYTES, at, at + HASH_BYTES) !== 0) {
      throw new LogFault(`position ${position}: the entry is not the one whose hash stands in the tree`);
    }
  }

  #hashes(level: number): Buffer {
    const hashes = this.levels[level];
    if (hashes === undefined) throw new RangeError(`a tree of ${this.size} leaves has no level ${level}`);
    return hashes;
  }
}

function demandRoots(level: number, hashes: Buffer, below: Buffer): void {
  for (let n = 0; n * HASH_BYTES < hashes.length; n += 1) {
    const root = tileRoot(below.subarray(n * TILE_WIDTH * HASH_BYTES));
    const isSame = hashes.compare(root, 0, HASH_BYTES, n * HASH_BYTES, (n + 1) * HASH_BYTES) === 0;
    const [first, last] = [n * TILE_WIDTH ** level + 1, (n + 1) * TILE_WIDTH ** level];
    demand(isSame, `positions ${first} to ${last}: hash ${n} of level ${level} is not the root of the tile below`);
  }
}
