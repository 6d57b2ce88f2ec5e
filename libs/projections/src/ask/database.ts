import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';

/**
 * Whatever runs a statement: a pool, a client, or a client inside the transaction that carries the reader's scope.
 * A Kysely instance does too, through `({ query: … })`.
 */
export interface Queryable {
  query<R extends QueryResultRow>(text: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>>;
}
