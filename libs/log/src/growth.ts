import { HASH_BYTES, rootOfHashes } from './hash.js';
import { levelsAt, type Tile, TILE_WIDTH } from './tile.js';
import { rootAt } from './tree.js';

/** The last tile of one level. */
interface Edge {
  index: number;
  width: number;
  readonly hashes: Buffer;
}

/** A tree that grows by leaves, held in memory as its last tile of each level: 8 KiB a level, whatever its size. */
export class Growth {
  readonly #edges: Edge[] = [];
  #full: Tile[] = [];
  #size = 0;

  /**
   * @param size leaves so far
   * @param edges the last tile of every level that is not full, by level (an empty one may be left out)
   * @throws RangeError when they are not those of so many leaves
   */
  constructor(size = 0, edges: readonly Tile[] = []) {
    this.#size = size;
    for (let level = 0; level < levelsAt(size); level += 1) {
      const count = Math.floor(size / TILE_WIDTH ** level);
      const edge = {
        index: Math.floor(count / TILE_WIDTH),
        width: count % TILE_WIDTH,
        hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES),
      };
      const given = edges.find((tile) => tile.level === level && tile.index === edge.index);
      if (edge.width > 0) {
        if (given === undefined || given.hashes.length < edge.width * HASH_BYTES) {
          throw new RangeError(`the last tile of level ${level} of ${size} leaves has ${edge.width} hashes`);
        }
        edge.hashes.set(given.hashes.subarray(0, edge.width * HASH_BYTES));
      }
      this.#edges.push(edge);
    }
  }

  get size(): number {
    return this.#size;
  }

  /** Adds leaf hashes, one after the other in a run of bytes. */
  append(leaves: Uint8Array): void {
    for (let at = 0; at < leaves.length; at += HASH_BYTES) this.#add(0, leaves.subarray(at, at + HASH_BYTES));
    this.#size += leaves.length / HASH_BYTES;
  }

  #add(level: number, hash: Uint8Array): void {
    const edge = (this.#edges[level] ??= { index: 0, width: 0, hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES) });
    edge.hashes.set(hash, edge.width * HASH_BYTES);
    edge.width += 1;
    if (edge.width < TILE_WIDTH) return;
    this.#full.push({ level, index: edge.index, width: TILE_WIDTH, hashes: Buffer.from(edge.hashes) });
    this.#add(level + 1, rootOfHashes(edge.hashes, 0, TILE_WIDTH));
    edge.index += 1;
    edge.width = 0;
  }

  /** The tiles that became full since this was last asked. */
  takeFull(): Tile[] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** The last tile of every level where it is not empty and not full. */
  edges(): Tile[] {
    return this.#edges.flatMap(({ index, width, hashes }, level) =>
      width === 0 ? [] : [{ level, index, width, hashes: Buffer.from(hashes.subarray(0, width * HASH_BYTES)) }],
    );
  }

  /** Every subtree that the root is made of ends at the last leaf of its level: the last tiles hold them all. */
  root(): Promise<Uint8Array> {
    return rootAt(
      {
        node: (level, index) => {
          const width = 2 ** (level % 8);
          const { hashes } = this.#edges[Math.floor(level / 8)] as Edge;
          return rootOfHashes(hashes, (index * width) % TILE_WIDTH, width);
        },
      },
      this.#size,
    );
  }
}
