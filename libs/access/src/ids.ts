import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Random bytes drawn at once: each draw is a call to the system, which under load took 13 µs however few it drew. */
const DRAWN = 4_096;
let drawn = Buffer.alloc(0);

/** That many random bytes (CSPRNG), at most {@link DRAWN}; never the same ones twice. */
export function randomness(count: number): Buffer {
  if (drawn.length < count) drawn = randomBytes(DRAWN);
  const taken = drawn.subarray(0, count);
  drawn = drawn.subarray(count);
  return taken;
}

/** 130 random bits as 26 lower-case base32 characters (RFC 4648 alphabet, no padding), behind a prefix such as `s-`. */
export function randomId<P extends string>(prefix: P): `${P}${string}` {
  let text = '';
  for (const byte of randomness(26)) text += ALPHABET.charAt(byte & 31);
  return `${prefix}${text}`;
}

export const subjectIdPattern = /^s-[a-z2-7]{26}$/;
