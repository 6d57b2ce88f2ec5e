import { emptyRoot, nodeHash } from './hash.js';

/** Leaves [begin, end) of a tree. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/**
 * Hashes of whole subtrees: the node `index` of a level is over the leaves [index · 2^level, (index + 1) · 2^level). Those who answer MUST have
 * all of these leaves.
 */
export interface Nodes {
  node(level: number, index: number): Uint8Array | Promise<Uint8Array>;
}

/** The largest power of two that is smaller than n, where a tree of n > 1 leaves splits (RFC 6962 §2.1). */
function splitOf(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

/** The level of the largest subtree that so many leaves fill: ⌊log2 n⌋, exactly. */
export function levelOf(n: number): number {
  let level = 0;
  while (2 ** (level + 1) <= n) level += 1;
  return level;
}

/** Root of so many leaves. */
export const rootAt = async (nodes: Nodes, size: number): Promise<Uint8Array> => hashOf(nodes, { begin: 0, end: size });

/** A whole subtree: leaves [index · 2^level, (index + 1) · 2^level). */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/**
 * The whole subtrees that make up a range, from left to right, each larger than the next. Its begin MUST be a multiple of the largest: every range of a
 * proof begins so.
 */
export function nodesOf({ begin, end }: Range): Node[] {
  const nodes: Node[] = [];
  for (let next = begin; next < end;) {
    const level = levelOf(end - next);
    nodes.push({ level, index: next / 2 ** level });
    next += 2 ** level;
  }
  return nodes;
}

async function hashOf(nodes: Nodes, range: Range): Promise<Uint8Array> {
  const whole: Uint8Array[] = [];
  for (const { level, index } of nodesOf(range)) whole.push(await nodes.node(level, index));
  return whole.length === 0 ? emptyRoot : whole.reduceRight((right, left) => nodeHash(left, right));
}

/** The siblings from a leaf to the root (RFC 6962 §2.1.1), `index` < `size`. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      ranges.push({ begin: middle, end });
      end = middle;
    } else {
      ranges.push({ begin, end: middle });
      begin = middle;
    }
  }
  return ranges.reverse();
}

/** What proves that a tree of `size2` leaves begins with one of `size1` (RFC 6962 §2.1.2); 0 < `size1` ≤ `size2`. */
export function consistencyRanges(size1: number, size2: number): Range[] {
  const ranges: Range[] = [];
  let [begin, end] = [0, size2];
  while (end !== size1) {
    const middle = begin + splitOf(end - begin);
    if (size1 <= middle) {
      ranges.push({ begin: middle, end });
      end = middle;
    } else {
      ranges.push({ begin, end: middle });
      begin = middle;
    }
  }
  // Where the older tree is whole subtree of the newer, its root is known to who verifies.
  if (begin > 0) ranges.push({ begin, end });
  return ranges.reverse();
}

export const proveInclusion = (nodes: Nodes, index: number, size: number): Promise<Uint8Array[]> =>
  inOrder(nodes, inclusionRanges(index, size));

export const proveConsistency = (nodes: Nodes, size1: number, size2: number): Promise<Uint8Array[]> =>
  inOrder(nodes, consistencyRanges(size1, size2));

async function inOrder(nodes: Nodes, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (const range of ranges) hashes.push(await hashOf(nodes, range));
  return hashes;
}
