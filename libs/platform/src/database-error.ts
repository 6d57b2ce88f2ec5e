import { errorCode } from './clear-error.js';

/** What a failed statement means for the caller. */
export type DatabaseFailure =
  /** The connection broke or could not be made: what ran at that moment has an unknown outcome. */
  | 'connection-lost'
  /** The server is there, and cannot serve now (starting, stopping, read-only, full, too many connections). */
  | 'unavailable'
  /** Another transaction held the lock for too long (55P03); nothing was changed. */
  | 'lock-timeout'
  /** The statement ran into `statement_timeout` or was cancelled (57014); nothing was changed. */
  | 'statement-timeout'
  /** Serialization failure or deadlock (40001, 40P01): try the transaction again. */
  | 'serialization'
  | 'unique-violation'
  | 'other';

const byState: Readonly<Record<string, DatabaseFailure>> = {
  '55P03': 'lock-timeout',
  '57014': 'statement-timeout',
  '40001': 'serialization',
  '40P01': 'serialization',
  '23505': 'unique-violation',
  // 57P01: terminated by an administrator or a stopping server; 57P02: another backend crashed; 57P05: idle too long
  '57P01': 'connection-lost',
  '57P02': 'connection-lost',
  '57P05': 'connection-lost',
  '25P03': 'connection-lost',
  '57P03': 'unavailable',
  '25006': 'unavailable',
};

/** Codes of node's sockets that mean a broken or refused connection. */
const bySocket = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/** pg reports these without any code. */
const byMessage =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;

/** Sorts an error thrown by `pg` (or through Kysely) by what can be done about it. Never throws. */
export function classifyDatabaseError(error: unknown): DatabaseFailure {
  const code = errorCode(error);
  if (bySocket.has(code)) return 'connection-lost';
  if (/^[0-9A-Z]{5}$/.test(code)) {
    if (code.startsWith('08')) return 'connection-lost';
    if (code.startsWith('53')) return 'unavailable';
    // Any other FATAL ends the session before or between statements: closed to connections, dropped, no such role.
    return byState[code] ?? ((error as { severity?: unknown }).severity === 'FATAL' ? 'unavailable' : 'other');
  }
  if (error instanceof AggregateError) return error.errors.map(classifyDatabaseError)[0] ?? 'other';
  return error instanceof Error && byMessage.test(error.message) ? 'connection-lost' : 'other';
}

/** True where the caller answers 503 and may be asked again: nothing is wrong with the request. */
export function isDatabaseAway(error: unknown): boolean {
  const failure = classifyDatabaseError(error);
  return failure === 'connection-lost' || failure === 'unavailable';
}
