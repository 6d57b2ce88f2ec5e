import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { fromBase64, toBase64 } from './base64.js';
import { demand } from './fault.js';

/** The type byte of Ed25519 in keys of signed notes. */
const ED25519 = 0x01;

/** Of PKCS #8 and of SubjectPublicKeyInfo what stands before an Ed25519 key's 32 bytes (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** Who a signature of a note is by: a name, and 4 bytes that tell its keys apart. */
export interface KeyName {
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly id: string;
}

export interface Verifier extends KeyName {
  verifies(text: Uint8Array, signature: Uint8Array): boolean;
}

export interface Signer extends KeyName {
  sign(text: Uint8Array): Buffer;
  /** What others verify by, `name+id+key` (C2SP signed-note). */
  readonly verifierKey: string;
}

/** Neither empty, nor with white space (as Unicode has it), nor with a plus. */
export const isName = (name: string): boolean => /^[^\p{White_Space}+]+$/u.test(name);

/**
 * A signer of the name with an Ed25519 key of 32 bytes (RFC 8032). The same bytes sign the same.
 *
 * @throws LogFault when the name or the key cannot be one
 */
export function signerOf(name: string, seed: Uint8Array): Signer {
  demand(isName(name), `${JSON.stringify(name)} cannot name a key: it is empty, or holds white space or a plus`);
  demand(seed.length === KEY_BYTES, `a signing key has ${KEY_BYTES} bytes, not ${seed.length}`);
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  const typed = Buffer.concat([Buffer.from([ED25519]), publicBytes(key)]);
  const id = keyId(name, typed);
  return { name, id, verifierKey: `${name}+${id}+${toBase64(typed)}`, sign: (text) => sign(null, text, key) };
}

const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length);

/** The first 4 bytes of SHA-256(name ‖ LF ‖ type ‖ key). */
const keyId = (name: string, typed: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed]), 'hex').slice(0, 8);

/**
 * Reads a verifier key, `name+id+key`.
 *
 * @throws LogFault saying what is wrong with it
 */
export function verifierOf(verifierKey: string): Verifier {
  const [, name = '', id = '', key = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(verifierKey) ?? [];
  demand(isName(name), 'a verifier key has the form name+id+key, its name without white space');
  demand(/^[0-9a-f]{8}$/.test(id), `the id of the verifier key of ${name} is not 8 hexadecimal digits`);
  const typed = fromBase64(key, `the verifier key of ${name}`);
  demand(typed[0] === ED25519 && typed.length === 1 + KEY_BYTES, `the verifier key of ${name} is not of Ed25519`);
  demand(
    keyId(name, typed) === id,
    `the id of the verifier key of ${name} is not that of its key: one of them was changed`,
  );
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC, typed.subarray(1)]), format: 'der', type: 'spki' });
  return { name, id, verifies: (text, signature) => verify(null, text, publicKey, signature) };
}
