import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 128 random bits as 26 lower-case base32 characters (RFC 4648 alphabet, no padding), behind a prefix such as `s-`. */
export function randomId<P extends string>(prefix: P): `${P}${string}` {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`) << 2n;
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `${prefix}${text}`;
}

export const subjectIdPattern = /^s-[a-z2-7]{26}$/;
