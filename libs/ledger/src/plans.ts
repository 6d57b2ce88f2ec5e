import { createKysely } from '@duibiao/platform';
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
