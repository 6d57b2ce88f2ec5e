import { demand } from './fault.js';
import { HASH_BYTES, nodeHash } from './hash.js';
import { levelOf } from './tree.js';

/** That the leaf `index` of a tree of `size` leaves is `leaf`. Hashes have 32 bytes, `path` goes from the leaf's sibling to the root. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** That a tree of `size2` leaves begins with a tree of `size1`. */
export interface Consistency {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/**
 * RFC 9162 §2.1.3.2.
 *
 * @throws LogFault saying what does not hold
 */
export function verifyInclusion({ index, size, leaf, path, root }: Inclusion): void {
  demandCounts({ index, size });
  demand(index < size, `a tree of ${size} leaves has no leaf of index ${index}`);
  demandHashes({ leaf, root }, path);
  const { end: found } = climb({ at: index, last: size - 1 }, leaf, path);
  demand(found.equals(root), `the leaf of index ${index} does not lead to the root of ${size} leaves`);
}

/**
 * RFC 9162 §2.1.4.2. Nothing is proved of a tree without leaves: it is refused.
 *
 * @throws LogFault saying what does not hold
 */
export function verifyConsistency({ size1, size2, root1, root2, path }: Consistency): void {
  demandCounts({ size1, size2 });
  demand(size1 <= size2, `a tree of ${size2} leaves cannot begin with one of ${size1}`);
  demand(size1 > 0, 'a tree without leaves proves nothing about another');
  if (size1 === size2) {
    demand(path.length === 0, tooLong(0, path));
    demand(Buffer.from(root1).equals(root2), `two trees of ${size1} leaves have different roots`);
    return;
  }
  demandHashes({ root1, root2 }, path);
  const isWhole = size1 === 2 ** levelOf(size1);
  const [first, ...rest] = isWhole ? [root1, ...path] : path;
  demand(first !== undefined && path.length > 0, tooShort(path));
  let place: Place = { at: size1 - 1, last: size2 - 1 };
  while (isOdd(place.at)) place = above(place);
  const { left: old, end: found } = climb(place, first, rest);
  demand(old.equals(root1), `the proof does not lead to the root of ${size1} leaves`);
  demand(found.equals(root2), `the proof does not lead to the root of ${size2} leaves`);
}

/** A node in its level, whose last one has the index `last`. */
interface Place {
  readonly at: number;
  readonly last: number;
}

const above = ({ at, last }: Place): Place => ({ at: half(at), last: half(last) });

/** From a node to the root by its siblings: `end` takes in all of them, `left` those alone that stand to its left. */
function climb(
  from: Place,
  hash: Uint8Array,
  siblings: readonly Uint8Array[],
): { readonly left: Buffer; readonly end: Buffer } {
  let place = from;
  let left: Buffer = Buffer.from(hash);
  let end = left;
  for (const [step, sibling] of siblings.entries()) {
    demand(place.last > 0, tooLong(step, siblings));
    if (isOdd(place.at) || place.at === place.last) {
      left = nodeHash(sibling, left);
      end = nodeHash(sibling, end);
      while (!isOdd(place.at) && place.at > 0) place = above(place);
    } else {
      end = nodeHash(end, sibling);
    }
    place = above(place);
  }
  demand(place.last === 0, tooShort(siblings));
  return { left, end };
}

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

const tooLong = (step: number, path: readonly unknown[]): string =>
  `the proof has ${path.length} hashes, more than the ${step} that belong`;
const tooShort = (path: readonly unknown[]): string => `the proof ends after ${path.length} hashes, before the root`;

function demandCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    demand(
      Number.isSafeInteger(count) && count >= 0,
      `${name} is ${count}; legal is a whole number from 0 to 2^53 - 1`,
    );
  }
}

function demandHashes(named: Readonly<Record<string, Uint8Array>>, path: readonly Uint8Array[]): void {
  for (const [name, hash] of [...Object.entries(named), ...path.map((hash, step) => [`hash ${step}`, hash] as const)]) {
    demand(hash.length === HASH_BYTES, `${name} has ${hash.length} bytes; a SHA-256 has ${HASH_BYTES}`);
  }
}
