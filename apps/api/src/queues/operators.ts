import { readGrants, readHeadsOf } from '@duibiao/ledger';
import type pg from 'pg';

/** Whether somebody operates a whole ledger: the queues serve all of them, and hold nothing but their ids. */
export async function isOperator(pool: pg.Pool, principal: string): Promise<boolean> {
  const heads = await readHeadsOf(pool, principal);
  const held = await Promise.all(
    heads.map(async ({ id, root }) =>
      (await readGrants(pool, id, principal)).some(({ role, unit }) => role === 'operator' && unit === root),
    ),
  );
  return held.includes(true);
}
