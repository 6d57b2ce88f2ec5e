import { ClearError, errorCode } from '@duibiao/platform';
import { type Connection, notRunning } from './connection.js';
import { type ProblemDetails, ProblemError } from './problem-error.js';

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the URL, such as `/v1/ledgers/dongguan/submissions`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as it is. */
  readonly body?: string;
  readonly contentType?: 'application/json' | 'application/yaml';
  readonly headers?: Readonly<Record<string, string>>;
}

/** A change may wait for a lock, a question for a position. */
const TIMEOUT_MS = 60_000;

/**
 * Asks the API and answers its JSON (undefined for an empty answer).
 *
 * @throws ProblemError for a refusal, ClearError where nobody answers or what answers is not the API
 */
export async function ask<T>(connection: Connection, asked: Asked): Promise<T> {
  const { status, ok, bytes } = await exchange(connection, asked);
  const text = bytes.toString('utf8');
  if (text === '' && ok) return undefined as T;
  const parsed = parse(text);
  if (parsed === undefined) throw notTheApi(connection, status);
  if (ok) return parsed as T;
  throw problemOf(status, parsed);
}

/** Asks the API and answers its text. Throws like `ask`. */
export const askText = async (connection: Connection, asked: Asked): Promise<string> =>
  (await askBytes(connection, asked)).toString('utf8');

/** Asks the API and answers its bytes. Throws like `ask`. */
export async function askBytes(connection: Connection, asked: Asked): Promise<Buffer> {
  const { status, ok, bytes } = await exchange(connection, asked);
  if (ok) return bytes;
  const parsed = parse(bytes.toString('utf8'));
  throw parsed === undefined ? notTheApi(connection, status) : problemOf(status, parsed);
}

/** Opens an answer that goes on: its bytes as they come. Throws like `ask`. */
export async function openStream({ url, key }: Connection, path: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url + path, {
    headers: { authorization: `Bearer ${key}`, 'duibiao-channel': 'cli' },
    redirect: 'error',
  }).catch(() => {
    throw notRunning(url);
  });
  if (response.ok && response.body !== null) return response.body;
  const parsed = parse(await response.text());
  throw parsed === undefined ? notTheApi({ url, key }, response.status) : problemOf(response.status, parsed);
}

const notTheApi = ({ url }: Connection, status: number): ClearError =>
  new ClearError(`What answers at ${url} is not Duibiao (status ${status}).`);
const problemOf = (status: number, parsed: unknown): ProblemError =>
  new ProblemError({ title: 'Refused', status, detail: '', type: '', ...(parsed as Partial<ProblemDetails>) });

function exchange({ url, key }: Connection, asked: Asked): ReturnType<typeof send> {
  const { method = 'GET', body, contentType = 'application/json', headers } = asked;
  const target = new URL(url + asked.path);
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined) target.searchParams.set(name, value);
  }
  return send(url, target, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'duibiao-channel': 'cli',
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...headers,
    },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body }),
  });
}

async function send(
  url: string,
  target: URL,
  init: RequestInit,
): Promise<{ readonly status: number; readonly ok: boolean; readonly bytes: Buffer }> {
  try {
    const response = await fetch(target, init);
    return { status: response.status, ok: response.ok, bytes: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    const { name, cause } = error as Error;
    const code = errorCode(cause);
    const unknown = init.method === 'GET' ? '' : ' The outcome is unknown: ask again with the same --idempotency-key.';
    if (name === 'TimeoutError') throw new ClearError(`${url} did not answer within ${TIMEOUT_MS / 1000} s.${unknown}`);
    if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', ''].includes(code)) {
      throw notRunning(url);
    }
    throw new ClearError(`The connection to ${url} broke (${code}).${unknown}`);
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A path segment made of what somebody typed. */
export const segment = (text: string): string => encodeURIComponent(text);
