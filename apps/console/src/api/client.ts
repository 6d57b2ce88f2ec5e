import createClient from 'openapi-fetch';
import { Problem, problemOf } from './problem.js';
import type { paths } from './schema.js';

/** The API, its paths and answers typed from its own description. Every request carries the key of who is signed in. */
export function createApi(key: string | undefined) {
  const api = createClient<paths>({
    baseUrl: globalThis.location.origin,
    // Ours is called below: a network that is down becomes a problem like any other.
    fetch: reach,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
  return api;
}
export type Api = ReturnType<typeof createApi>;

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw Problem.offline();
  }
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a request answered.
 *
 * @throws Problem with what the API says is wrong, or that it was not reached
 */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw problemOf(error, response);
  return data as T;
}
