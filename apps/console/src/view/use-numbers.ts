import type { paths } from '../api/schema.js';
import { useRead } from '../api/use-read.js';

type Question = paths['/v1/ledgers/{ledger}/attainments']['get']['parameters']['query'];

interface Options {
  readonly enabled?: boolean;
  /** It is over, and read once. */
  readonly isFixed: boolean;
}

/** The numbers that answer a question: read once, however many ask it. */
export const useNumbers = (query: Question, options: Options) =>
  useRead(
    ['numbers', query],
    (api, path, signal) => api.GET('/v1/ledgers/{ledger}/attainments', { params: { path, query }, signal }),
    options,
  );
