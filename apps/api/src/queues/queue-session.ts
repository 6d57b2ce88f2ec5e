import { createHmac, timingSafeEqual } from 'node:crypto';

/** A browser cannot send a key when it opens a page: for so long it may look at the queues by a cookie instead. */
export const SESSION_SECONDS = 15 * 60;
export const COOKIE = 'duibiao_queues';

const seal = (secret: Buffer, keyId: string, endsMs: number): string =>
  createHmac('sha256', secret).update(`${keyId} ${endsMs}`).digest('base64url');

/** A session of who has shown an API key: `key id.end.mac`. Any API process that holds the secret knows it as its own. */
export function openSession(secret: Buffer, keyId: string, nowMs: number): string {
  const endsMs = nowMs + SESSION_SECONDS * 1_000;
  return `${keyId}.${endsMs}.${seal(secret, keyId, endsMs)}`;
}

/** The id of the key that opened the session; undefined where it is none of ours, or over. The key MUST be looked up: it may be revoked. */
export function keyOf(secret: Buffer, session: string, nowMs: number): string | undefined {
  const [, keyId = '', ends = '', mac = ''] = /^([\w-]{1,64})\.(\d{1,16})\.([\w-]{43})$/.exec(session) ?? [];
  const expected = Buffer.from(seal(secret, keyId, Number(ends)));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return nowMs < Number(ends) ? keyId : undefined;
}

/** The header that gives a browser its session: for the pages of the queues only, and never sent from another site. */
export function sessionCookie(session: string, isSecure: boolean): string {
  const attributes = [
    `${COOKIE}=${session}`,
    'Path=/queues',
    `Max-Age=${SESSION_SECONDS}`,
    'HttpOnly',
    'SameSite=Strict',
  ];
  return [...attributes, ...(isSecure ? ['Secure'] : [])].join('; ');
}

/** The session in a request's `Cookie` header. */
export function sessionIn(header: string | undefined): string | undefined {
  const cookies = (header ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}
