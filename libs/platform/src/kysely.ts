import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from './schema.js';

const builders = new WeakMap<pg.Pool, Kysely<DB>>();

/**
 * The typed query builder over a pool, the same one for the same pool. Values come as {@link DB} says: `int8` as a decimal
 * string, `timestamptz` as `Date`.
 * MUST NOT be destroyed: the pool belongs to whoever made it. Each query takes a connection of its own; what must share one,
 * or a prepared statement, is asked of the pool.
 */
export function createKysely(pool: pg.Pool): Kysely<DB> {
  const known = builders.get(pool);
  if (known !== undefined) return known;
  const made = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  builders.set(pool, made);
  return made;
}
