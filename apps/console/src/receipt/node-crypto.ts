import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import './buffer.js';

/** Of `node:crypto` what the code of the log uses to verify, for browsers: Vite puts it in its place. Nothing is signed here. */

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** An Ed25519 public key. */
export interface KeyObject {
  /** SubjectPublicKeyInfo, whose last 32 bytes are the key. */
  readonly der: Uint8Array;
  export(options: { readonly format: 'der'; readonly type: 'spki' }): Buffer;
}

interface Der {
  readonly key: Uint8Array;
  readonly format: 'der';
  readonly type: 'spki' | 'pkcs8';
}

/** As characters, each a byte, or as hexadecimal digits. */
export const hash = (_algorithm: 'sha256', bytes: Uint8Array, encoding: 'hex' | 'binary'): string =>
  Buffer.from(sha256(bytes)).toString(encoding);

export function createPublicKey(from: Der | KeyObject): KeyObject {
  const der = 'der' in from ? from.der : from.key;
  return { der, export: () => Buffer.from(der) };
}

/** RFC 8032, to the letter: what only lenient verifiers take is refused. */
export function verify(_algorithm: null, text: Uint8Array, { der }: KeyObject, signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  return ed25519.verify(signature, text, der.slice(-KEY_BYTES), { zip215: false });
}

const unable = (): never => {
  throw new Error('the console verifies and never signs');
};
export const createPrivateKey: (from: Der) => KeyObject = unable;
export const sign: (algorithm: null, text: Uint8Array, key: KeyObject) => Buffer = unable;
