import { describe, expect, it } from 'vitest';
import { COOKIE, keyOf, openSession, sessionCookie, sessionIn } from './queue-session.js';

const secret = Buffer.alloc(32, 1);
const start = Date.parse('2026-01-01T00:00:00Z');
const session = openSession(secret, 'k-abc234', start);
const minutes = (n: number): number => start + n * 60_000;

describe('a session of the queues', () => {
  it('is of its key for a quarter of an hour', () => {
    expect(keyOf(secret, session, minutes(14))).toBe('k-abc234');
    expect(keyOf(secret, session, minutes(15))).toBeUndefined();
  });

  it('cannot be made without the secret, lengthened or given to another', () => {
    const [id = '', ends = '', mac = ''] = session.split('.');
    expect(keyOf(Buffer.alloc(32, 2), session, start)).toBeUndefined();
    expect(keyOf(secret, `${id}.${Number(ends) + 1}.${mac}`, start)).toBeUndefined();
    expect(keyOf(secret, `k-other.${ends}.${mac}`, start)).toBeUndefined();
    for (const broken of ['', '..', `${session}x`, session.slice(1), 'k-abc234']) {
      expect(keyOf(secret, broken, start)).toBeUndefined();
    }
  });

  it('travels to the queues only, unseen by scripts and other sites', () => {
    expect(sessionCookie('s', true)).toBe(`${COOKIE}=s; Path=/queues; Max-Age=900; HttpOnly; SameSite=Strict; Secure`);
    expect(sessionCookie('s', false)).not.toContain('Secure');
  });

  it('is found among other cookies', () => {
    expect(sessionIn(`a=1; ${COOKIE}=${session}; b=2`)).toBe(session);
    expect(sessionIn(`x${COOKIE}=1`)).toBeUndefined();
    expect(sessionIn(undefined)).toBeUndefined();
  });
});
