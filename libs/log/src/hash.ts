import { hash } from 'node:crypto';

/** Bytes of a SHA-256. */
export const HASH_BYTES = 32;

const LEAF = Buffer.from([0x00]);
const NODE = 0x01;

const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot: Buffer = sha256(new Uint8Array());

/** Hash of a leaf: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array): Buffer => sha256(Buffer.concat([LEAF, entry]));

const both = Buffer.alloc(1 + 2 * HASH_BYTES);
both[0] = NODE;

/** Hash of a node: SHA-256(0x01 ‖ left ‖ right), each of 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  both.set(left, 1);
  both.set(right, 1 + HASH_BYTES);
  return sha256(both);
}
