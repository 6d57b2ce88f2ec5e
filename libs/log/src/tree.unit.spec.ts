import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../fixtures/rfc6962.json' with { type: 'json' };
import { emptyRoot, HASH_BYTES, leafHash, nodeHash } from './hash.js';
import { Growth } from './growth.js';
import { LogFault } from './fault.js';
import { levelsAt, TileNodes, type Tile, widthAt } from './tile.js';
import { proveConsistency, proveInclusion, rootAt } from './tree.js';
import { verifyConsistency, verifyInclusion } from './verify.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** RFC 6962 §2.1, word for word. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot;
  if (leaves.length === 1) return first;
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`entry ${n}`)));

/** The tiles of a tree that grew in steps. */
function grown(steps: readonly number[]): { growth: Growth; nodes: TileNodes; leaves: Buffer[] } {
  const leaves = leavesOf(steps.reduce((sum, step) => sum + step, 0));
  const tiles = new Map<string, Tile>();
  const keep = (tile: Tile): void => void tiles.set(`${tile.level}/${tile.index}`, tile);
  let growth = new Growth();
  let from = 0;
  for (const step of steps) {
    growth = new Growth(from, growth.edges());
    growth.append(Buffer.concat(leaves.slice(from, from + step)));
    from += step;
    growth.takeFull().forEach(keep);
    growth.edges().forEach(keep);
  }
  const nodes = new TileNodes(from, async ({ level, index, width }) => {
    const tile = tiles.get(`${level}/${index}`);
    if (tile === undefined || tile.width < width) throw new Error(`no tile ${level}/${index} of ${width}`);
    return tile.hashes;
  });
  return { growth, nodes, leaves };
}

function isRefused(verify: () => void): boolean {
  try {
    verify();
    return false;
  } catch (error) {
    if (error instanceof LogFault) return true;
    throw error;
  }
}

const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 200, max: 600 })), { maxLength: 6 });

describe('a tree of leaves', () => {
  it.each(vectors.roots.map((root, size) => ({ root, size })))(
    'has the published root of $size leaves',
    async ({ root, size }) => {
      const growth = new Growth();
      growth.append(Buffer.concat(vectors.leaves.slice(0, size).map((leaf) => leafHash(hex(leaf)))));
      expect(Buffer.from(await growth.root()).toString('hex')).toBe(root);
    },
  );

  it('has the published hashes of whole subtrees', async () => {
    const hashes = Buffer.concat(vectors.leaves.map((leaf) => leafHash(hex(leaf))));
    const nodes = new TileNodes(vectors.leaves.length, async () => hashes);
    for (const [level, row] of vectors.nodes.entries()) {
      for (const [index, hash] of row.entries()) {
        expect(Buffer.from(await nodes.node(level, index)).toString('hex')).toBe(hash);
      }
    }
  });

  it('has one root, however it grew and wherever it was taken up again', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (steps) => {
        const { growth, nodes, leaves } = grown(steps);
        const root = treeHash(leaves);
        expect(growth.size).toBe(leaves.length);
        expect(Buffer.from(await growth.root()).equals(root)).toBe(true);
        expect(Buffer.from(await rootAt(nodes, leaves.length)).equals(root)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('grows over several levels of tiles', async () => {
    const { growth, nodes, leaves } = grown([65_535, 1, 300]);
    expect(levelsAt(leaves.length)).toBe(3);
    expect(widthAt(leaves.length, 2, 0)).toBe(1);
    expect(Buffer.from(await growth.root()).equals(treeHash(leaves))).toBe(true);
    for (const size of [1, 255, 256, 257, 65_536, 65_537, leaves.length]) {
      expect(Buffer.from(await rootAt(nodes, size)).equals(treeHash(leaves.slice(0, size)))).toBe(true);
    }
  });

  it('is not taken up from edges of another size', () => {
    const { growth } = grown([300]);
    expect(() => new Growth(301, growth.edges())).toThrow('the last tile of level 0 of 301 leaves has 45 hashes');
  });
});

describe('proofs', () => {
  it.each(vectors.inclusion)(
    'published inclusion: $desc',
    ({ leafIdx, treeSize, root, leafHash: leaf, proof, wantErr }) => {
      const verify = (): void =>
        verifyInclusion({
          index: leafIdx,
          size: treeSize,
          root: base64(root),
          leaf: base64(leaf),
          path: proof.map(base64),
        });
      expect(isRefused(verify)).toBe(wantErr);
    },
  );

  it.each(vectors.consistency)('published consistency: $desc', ({ size1, size2, root1, root2, proof, wantErr }) => {
    const verify = (): void =>
      verifyConsistency({ size1, size2, root1: base64(root1), root2: base64(root2), path: proof.map(base64) });
    expect(isRefused(verify)).toBe(wantErr);
  });

  it('that are made hold, for every leaf and every older tree of small trees', async () => {
    const { nodes, leaves } = grown([40]);
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = treeHash(leaves.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const path = await proveInclusion(nodes, index, size);
        verifyInclusion({ index, size, leaf: leaves[index] ?? emptyRoot, path, root });
      }
      for (let size1 = 1; size1 <= size; size1 += 1) {
        const path = await proveConsistency(nodes, size1, size);
        verifyConsistency({ size1, size2: size, root1: treeHash(leaves.slice(0, size1)), root2: root, path });
      }
    }
  });

  it('that are made of tiles hold, and no longer where a bit, a leaf or a size is another', async () => {
    const { nodes, leaves } = grown([700]);
    await fc.assert(
      fc.asyncProperty(fc.nat(699), fc.nat(699), fc.nat(), async (one, other, bit) => {
        const [index, size] = [Math.min(one, other), Math.max(one, other) + 1];
        const root = treeHash(leaves.slice(0, size));
        const path = await proveInclusion(nodes, index, size);
        const proof = { index, size, leaf: leaves[index] ?? emptyRoot, path, root };
        verifyInclusion(proof);
        expect(() => verifyInclusion({ ...proof, leaf: leaves[(index + 1) % 700] ?? emptyRoot })).toThrow(LogFault);
        const damaged = path.map((hash) => Buffer.from(hash));
        const at = bit % (path.length * HASH_BYTES * 8 || 1);
        const hash = damaged[Math.floor(at / (HASH_BYTES * 8))];
        if (hash !== undefined) {
          const byte = Math.floor(at / 8) % HASH_BYTES;
          hash[byte] = (hash[byte] ?? 0) ^ (1 << (at % 8));
        }
        expect(isRefused(() => verifyInclusion({ ...proof, path: damaged }))).toBe(path.length > 0);
        const size1 = index + 1;
        const root1 = treeHash(leaves.slice(0, size1));
        const older = { size1, size2: size, root1, root2: root, path: await proveConsistency(nodes, size1, size) };
        verifyConsistency(older);
        expect(isRefused(() => verifyConsistency({ ...older, root1: root }))).toBe(size1 < size);
      }),
      { numRuns: 60 },
    );
  });

  it('says what fails', () => {
    const [leaf, root] = [leavesOf(1)[0] ?? emptyRoot, emptyRoot];
    const said = (proof: Partial<Parameters<typeof verifyInclusion>[0]>): (() => void) => {
      return () => verifyInclusion({ index: 0, size: 2, leaf, path: [leaf], root, ...proof });
    };
    expect(said({ index: 2 })).toThrow('a tree of 2 leaves has no leaf of index 2');
    expect(said({ path: [] })).toThrow('the proof ends after 0 hashes, before the root');
    expect(said({ path: [leaf, leaf] })).toThrow('the proof has 2 hashes, more than the 1 that belong');
    expect(said({ path: [leaf.subarray(1)] })).toThrow('hash 0 has 31 bytes; a SHA-256 has 32');
    expect(said({})).toThrow('the leaf of index 0 does not lead to the root of 2 leaves');
    expect(said({ index: -1 })).toThrow('index is -1; legal is a whole number from 0 to 2^53 - 1');
  });
});
