import { createHmac, hash, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@duibiao/facts';

/** 20 bytes that stand for (principal, Idempotency-Key) in a ledger. */
export const requestHash = (principal: string, key: string): Buffer =>
  hash('sha256', canonicalJson([principal, key]), 'buffer').subarray(0, 20);

/**
 * 32 bytes that stand for a request: what is asked of what, and its body. Keyed, so that a text which was erased cannot be
 * guessed from the digest that stays. The secret is a KeyObject: with its bytes the HMAC took 20 µs, so it takes 3.
 */
export const requestDigest = (secret: KeyObject, target: string, body: unknown): Buffer =>
  createHmac('sha256', secret)
    .update(`${target}\n${canonicalJson(body)}`)
    .digest();
