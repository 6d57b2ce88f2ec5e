import { LogFault } from './fault.js';

/** Standard Base64 with padding (RFC 4648 §4), as all C2SP formats have it. */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * Exactly what `toBase64` writes, nothing else: no white space, no URL alphabet, no missing padding, no stray bits.
 *
 * @throws LogFault naming `what`
 */
export function fromBase64(text: string, what: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new LogFault(`${what} is not in standard Base64`);
  return bytes;
}
