import { fromBase64, toBase64 } from './base64.js';
import { type Checkpoint, openCheckpoint } from './checkpoint.js';
import { demand } from './fault.js';
import { HASH_BYTES, leafHash } from './hash.js';
import type { Verifier } from './key.js';
import { verifyInclusion } from './verify.js';

/** A file that proves that a log holds an entry (C2SP tlog-proof). */
export interface LogProof {
  /** Opaque to the format; of our receipts the entry itself. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  /** From the leaf's sibling to below the root, 32 bytes each. */
  readonly path: readonly Uint8Array[];
  /** A signed note. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export function formatProof({ extra, index, path, checkpoint }: LogProof): string {
  const lines = [
    HEADER,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...path.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/**
 * Reads the file; verifies nothing.
 *
 * @throws LogFault naming the line that is not legal
 */
export function parseProof(text: string): LogProof {
  const end = text.indexOf('\n\n');
  demand(text.startsWith(`${HEADER}\n`), `the first line of the proof is not ${HEADER}`);
  demand(end >= 0, 'the proof has no blank line, and so no checkpoint');
  const lines = text.slice(HEADER.length + 1, end).split('\n');
  const hasExtra = lines[0]?.startsWith('extra ') === true;
  const extra = hasExtra
    ? fromBase64(lines[0]?.slice('extra '.length) ?? '', 'line 2 of the proof, its extra data,')
    : null;
  const first = hasExtra ? 1 : 0;
  const [, index] = /^index (0|[1-9]\d*)$/.exec(lines[first] ?? '') ?? [];
  demand(index !== undefined, `line ${first + 2} of the proof is not the index of a leaf`);
  demand(Number.isSafeInteger(Number(index)), `the index ${index} of the proof is more than 2^53 - 1`);
  const path = lines.slice(first + 1).map((line, step) => {
    const where = `line ${step + first + 3} of the proof`;
    const hash = fromBase64(line, where);
    demand(hash.length === HASH_BYTES, `${where} has ${hash.length} bytes; a SHA-256 has ${HASH_BYTES}`);
    return hash;
  });
  return { extra, index: Number(index), path, checkpoint: text.slice(end + 2) };
}

/** A receipt that holds. */
export interface Receipt {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly checkpoint: Checkpoint;
}

/**
 * Verifies a receipt by nothing but the keys: its entry is in the tree that its checkpoint signs, at its index.
 *
 * @throws LogFault saying what does not hold
 */
export function verifyReceipt(text: string, verifiers: readonly Verifier[]): Receipt {
  const { extra, index, path, checkpoint: note } = parseProof(text);
  demand(extra !== null, 'the receipt does not carry its entry: it has no extra line');
  const checkpoint = openCheckpoint(note, verifiers);
  verifyInclusion({ index, size: checkpoint.size, leaf: leafHash(extra), path, root: checkpoint.root });
  return { entry: extra, index, checkpoint };
}
