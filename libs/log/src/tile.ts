import { rootOfHashes } from './hash.js';
import { type Node, type Nodes, nodesOf, type Range } from './tree.js';

/** Hashes in a full tile, and levels of the tree that a tile spans (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_LEVELS = 8;

/** `width` hashes of a level, from `index` · 256 on; of level 0 they are leaf hashes, of any other the roots of the full tiles below. */
export interface TileAt {
  readonly level: number;
  readonly index: number;
  /** 1 to 256; less: a partial tile. */
  readonly width: number;
}

/** A tile of entries, or of hashes. */
export type TileName =
  { readonly what: 'hashes'; readonly tile: TileAt } | { readonly what: 'entries'; readonly tile: TileAt };

export interface Tile extends TileAt {
  /** `width` · 32 bytes. */
  readonly hashes: Uint8Array;
}

/** How wide a tile is in a tree of so many leaves; 0 where it has none. */
export const widthAt = (size: number, level: number, index: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH));

/** Levels that have tiles in a tree of so many leaves. */
export function levelsAt(size: number): number {
  let levels = 0;
  for (let count = size; count > 0; count = Math.floor(count / TILE_WIDTH)) levels += 1;
  return levels;
}

/** The path below the log's prefix, such as `tile/0/x001/x234/067.p/8`. */
export const tilePath = ({ level, index, width }: TileAt): string => `tile/${level}/${numbered(index, width)}`;

/** The same of a bundle of entries, such as `tile/entries/000`. */
export const entriesPath = (index: number, width: number): string => `tile/entries/${numbered(index, width)}`;

function numbered(index: number, width: number): string {
  const groups =
    String(index)
      .padStart(3 * Math.ceil(String(index).length / 3), '0')
      .match(/\d{3}/g) ?? [];
  const path = groups.map((group, k) => (k === groups.length - 1 ? group : `x${group}`)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

const FORM = /^tile\/(?<level>entries|\d{1,2})\/(?<number>(?:x\d{3}\/)*\d{3})(?:\.p\/(?<width>\d{1,3}))?$/;

/** What a path below the log's prefix names; none where it is not exactly as `tilePath` or `entriesPath` writes it. */
export function parseTilePath(path: string): TileName | undefined {
  const { level = '', number = '', width } = FORM.exec(path)?.groups ?? {};
  const index = Number(number.replace(/[x/]/g, ''));
  const tile = { level: level === 'entries' ? 0 : Number(level), index, width: Number(width ?? TILE_WIDTH) };
  const isLegal =
    number !== '' &&
    tile.level < 64 &&
    Number.isSafeInteger(index) &&
    tile.width >= 1 &&
    (width === undefined || tile.width < TILE_WIDTH);
  const name: TileName = { what: level === 'entries' ? 'entries' : 'hashes', tile };
  const written = name.what === 'entries' ? entriesPath(index, tile.width) : tilePath(tile);
  return isLegal && written === path ? name : undefined;
}

/** Reads at least so many hashes of a tile; more are ignored. */
export type ReadTile = (tile: TileAt) => Promise<Uint8Array>;

/** Where a subtree's hash is made from: `width` hashes of a tile, from the n-th on. */
function placeOf({ level, index }: Node): {
  readonly tile: Pick<TileAt, 'level' | 'index'>;
  readonly from: number;
  readonly width: number;
} {
  const width = 2 ** (level % TILE_LEVELS);
  const first = index * width;
  const tile = { level: Math.floor(level / TILE_LEVELS), index: Math.floor(first / TILE_WIDTH) };
  return { tile, from: first % TILE_WIDTH, width };
}

/** The tiles, each once, that the hashes of ranges are made from in a tree of so many leaves. */
export function tilesOf(size: number, ranges: readonly Range[]): TileAt[] {
  const tiles = ranges.flatMap(nodesOf).map((node) => placeOf(node).tile);
  const once = new Map(
    tiles.map(({ level, index }) => [`${level}/${index}`, { level, index, width: widthAt(size, level, index) }]),
  );
  return [...once.values()];
}

/** The nodes of a tree of so many leaves by its tiles, each read once. */
export class TileNodes implements Nodes {
  readonly #read = new Map<string, Promise<Uint8Array>>();

  constructor(
    readonly size: number,
    private readonly readTile: ReadTile,
  ) {}

  async node(level: number, index: number): Promise<Uint8Array> {
    const { tile, from, width } = placeOf({ level, index });
    return rootOfHashes(await this.#tile(tile.level, tile.index), from, width);
  }

  #tile(level: number, index: number): Promise<Uint8Array> {
    const key = `${level}/${index}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const made = this.readTile({ level, index, width: widthAt(this.size, level, index) });
    this.#read.set(key, made);
    return made;
  }
}

/** Root of a full tile. */
export const tileRoot = (hashes: Uint8Array): Uint8Array => rootOfHashes(hashes, 0, TILE_WIDTH);
