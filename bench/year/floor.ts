import { ledger } from '../rig/filling.js';
import type { FilledYear } from './fill.js';

const tables = ['fact_versions', 'mentions', 'case_rows'] as const;

/** Tables like those of the projector, with the same indexes and what it has written up to where the numbers stand: facts are taken apart further. */
export async function fillFloor({ cluster, database }: FilledYear): Promise<void> {
  const each = tables.map(
    (table) =>
      `CREATE TABLE floor.${table} (LIKE read.${table} INCLUDING ALL);
       INSERT INTO floor.${table} SELECT * FROM read.${table}
        WHERE position_from <= (SELECT "position" FROM read.cursors WHERE ledger_id = '${ledger}' AND projector = 'main');`,
  );
  await cluster.run(
    database,
    `CREATE SCHEMA floor; GRANT USAGE ON SCHEMA floor TO duibiao_worker; ${each.join('\n')}
     GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA floor TO duibiao_worker`,
  );
}

/** As {@link fillFloor}, with nothing in them. */
export const emptyFloor = ({ cluster, database }: FilledYear): Promise<void> =>
  cluster.run(database, `TRUNCATE ${tables.map((table) => `floor.${table}`).join(', ')}`);

/** Seconds for inserting the rows of the batches, which lie ready, batch by batch. */
export async function floorOf(
  { cluster, database, worker }: FilledYear,
  batches: readonly (readonly [after: bigint, upTo: bigint])[],
): Promise<number> {
  const [[after] = [0n], [, upTo] = [0n, 0n]] = [batches[0], batches.at(-1)];
  const within = (low: string, high: string): string => `position_from > ${low} AND position_from <= ${high}`;
  const ready = tables.map(
    (table) =>
      `CREATE UNLOGGED TABLE floor.new_${table} AS SELECT * FROM read.${table}
        WHERE ledger_id = '${ledger}' AND ${within(String(after), String(upTo))};
       CREATE INDEX ON floor.new_${table} (position_from); ANALYZE floor.new_${table};
       GRANT SELECT ON floor.new_${table} TO duibiao_worker;`,
  );
  await cluster.run(database, ready.join('\n'));
  const began = performance.now();
  for (const [low, high] of batches) {
    const inserts = tables.map(
      (table) =>
        `INSERT INTO floor.${table} SELECT * FROM floor.new_${table} WHERE ${within(String(low), String(high))}`,
    );
    await worker.query(`BEGIN; ${inserts.join('; ')}; COMMIT`);
  }
  const seconds = (performance.now() - began) / 1_000;
  await cluster.run(database, `DROP TABLE ${tables.map((table) => `floor.new_${table}`).join(', ')}`);
  return seconds;
}
