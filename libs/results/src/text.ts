import { createHash } from 'node:crypto';
import { canonicalJson } from '@duibiao/facts';
import type { Result, ResultHead, ResultLine } from './result.js';

/** The form of a published result: what a reader has to know before anything else. */
const form = 'duibiao-result/1';

/** As which a result stands beside its ledger. */
export const resultMediaType = 'application/x-ndjson';

/** A result as it is published: `digest` is the SHA-256 of `bytes` in hex. */
export interface WrittenResult {
  readonly bytes: Buffer;
  readonly digest: string;
}

/** Lines put into one piece before they become bytes: a long result is never one string. */
const stride = 5_000;

/**
 * The one text of a result: canonical JSON (RFC 8785), one object a line and a line feed after each; the head first, then the lines in their
 * order. The same result has the same bytes for ever.
 */
export function writeResult({ head, lines }: Result): WrittenResult {
  const { position, ...rest } = head;
  const pieces = [Buffer.from(`${canonicalJson({ form, ...rest, position: position.toString() })}\n`)];
  for (let at = 0; at < lines.length; at += stride) {
    const piece = lines.slice(at, at + stride).map((line) => `${canonicalJson(line)}\n`);
    pieces.push(Buffer.from(piece.join('')));
  }
  const bytes = Buffer.concat(pieces);
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** Reads what {@link writeResult} wrote. Throws Error for anything else, however alike: its bytes would have another digest. */
export function readResult(bytes: Uint8Array): Result {
  const [first = '', ...rest] = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
  if (rest.pop() !== '') throw new Error('a result ends with a line feed: this one is cut off');
  const {
    form: written,
    position,
    ...head
  } = JSON.parse(first) as Omit<ResultHead, 'position'> & {
    readonly form: string;
    readonly position: string;
  };
  if (written !== form) throw new Error(`this program reads results of the form ${form}, not ${written}`);
  const lines = rest.map((line) => JSON.parse(line) as ResultLine);
  const result = { head: { ...head, position: BigInt(position) }, lines };
  if (!writeResult(result).bytes.equals(bytes)) throw new Error('a result in another than its canonical form');
  return result;
}
