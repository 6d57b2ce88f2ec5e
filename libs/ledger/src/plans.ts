import { createKysely, toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** The ids of the plans that a ledger has published. */
export async function readPlanIds(pool: pg.Pool, ledger: string): Promise<string[]> {
  const rows = await createKysely(pool)
    .selectFrom('ledger.plans')
    .select('plan_id')
    .where('ledger_id', '=', ledger)
    .orderBy('plan_id')
    .execute();
  return rows.map(({ plan_id }) => plan_id);
}

/** Where the newest version of a plan was published; none where the ledger has no such plan. */
export async function planPosition(pool: pg.Pool, ledger: string, plan: string): Promise<bigint | undefined> {
  const { rows } = await pool.query<{ position: string }>({
    name: 'plan-position',
    text: 'SELECT position FROM ledger.plans WHERE ledger_id = $1 AND plan_id = $2',
    values: [ledger, plan],
  });
  return rows.map(({ position }) => toBigInt(position))[0];
}
