import { fromBase64, toBase64 } from './base64.js';
import { demand } from './fault.js';
import { HASH_BYTES } from './hash.js';
import type { Signer, Verifier } from './key.js';
import { openNote, signNote } from './note.js';

/** What a log says of itself at a size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's name, which is that of its key. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** A checkpoint as a signed note. */
export const signCheckpoint = (checkpoint: Checkpoint, signers: readonly Signer[]): string =>
  signNote(checkpointText(checkpoint), signers);

/**
 * Opens a checkpoint: signed by one of the keys, and of the log that the keys name.
 *
 * @throws LogFault saying what does not hold
 */
export function openCheckpoint(note: string | Uint8Array, verifiers: readonly Verifier[]): Checkpoint {
  const { text, by } = openNote(note, verifiers);
  const checkpoint = parseCheckpoint(text);
  demand(
    by.some(({ name }) => name === checkpoint.origin),
    `the checkpoint is of ${checkpoint.origin}, not of ${by.map(({ name }) => name).join(', ')}`,
  );
  return checkpoint;
}

/**
 * Reads the text of a checkpoint; lines after the third are passed over.
 *
 * @throws LogFault saying which line is not legal
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  demand(origin !== '', 'the first line of a checkpoint, its origin, is empty');
  demand(/^(0|[1-9]\d*)$/.test(size), `the second line of the checkpoint is not a size: ${JSON.stringify(size)}`);
  demand(Number.isSafeInteger(Number(size)), `the checkpoint is of ${size} leaves, more than 2^53 - 1`);
  const bytes = fromBase64(root, 'the third line of the checkpoint, its root,');
  demand(
    bytes.length === HASH_BYTES,
    `the root of the checkpoint has ${bytes.length} bytes; a SHA-256 has ${HASH_BYTES}`,
  );
  demand(
    rest.at(-1) === '' && rest.slice(0, -1).every((line) => line !== ''),
    'the checkpoint has an empty line or a line without end',
  );
  return { origin, size: Number(size), root: bytes };
}
