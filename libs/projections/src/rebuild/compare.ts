import { inTransaction } from '@duibiao/platform';
import type { Pool } from 'pg';
import type { Connection } from '../read-model.js';
import { countRepair } from '../rewind/count-repair.js';
import { countDiffering, deleteDiffering, firstDiffering, insertDerived, settings } from './compare.sql.js';
import { countDifferences, type ModelComparison, type RowDifference } from './rebuild.js';
import { type ModelTable, modelTables } from './tables.js';

/** So many rows of each model are named; which others there are, a comparison tells again. */
const named = 10;

/** What facts say: it may name anything, and an alert repeats it. */
const unsaid = new Set(['refs', 'days', 'vals', 'units']);

export interface Comparison {
  readonly models: readonly ModelComparison[];
  readonly differences: readonly RowDifference[];
}

/**
 * Compares everything that stands with what was derived beside, row by row, two read models at a time.
 *
 * Meanwhile the cursors of what stands MUST be locked and nobody else may build, both at one position.
 */
export async function compareModels(pool: Pool, ledger: string): Promise<Comparison> {
  const found = new Map<ModelTable, Comparison>();
  const waiting = modelTables.values();
  const lane = async (): Promise<void> => {
    for (const table of waiting) found.set(table, await compareModel(pool, ledger, table));
  };
  await Promise.all([lane(), lane()]);
  const inOrder = modelTables.flatMap((table) => found.get(table) ?? []);
  return {
    models: inOrder.flatMap(({ models }) => models),
    differences: inOrder.flatMap(({ differences }) => differences),
  };
}

const compareModel = (pool: Pool, ledger: string, table: ModelTable): Promise<Comparison> =>
  inTransaction(pool, async (client) => {
    await client.query(settings);
    const { rows } = await client.query<Record<keyof Omit<ModelComparison, 'model'>, string>>(countDiffering(table), [
      ledger,
    ]);
    const [counted = { rows: '0', missing: '0', extra: '0', changed: '0' }] = rows;
    const model = {
      model: table.name,
      rows: Number(counted.rows),
      missing: Number(counted.missing),
      extra: Number(counted.extra),
      changed: Number(counted.changed),
    };
    const differences = countDifferences([model]) > 0 ? await first(client, ledger, table) : [];
    return { models: [model], differences };
  });

type JsonRow = Readonly<Record<string, unknown>>;

async function first(client: Connection, ledger: string, table: ModelTable): Promise<readonly RowDifference[]> {
  const { rows } = await client.query<{ stood: JsonRow | null; derived: JsonRow | null }>(firstDiffering(table), [
    ledger,
    named,
  ]);
  return rows.map(({ stood, derived }): RowDifference => {
    const row = derived ?? stood ?? {};
    const key = Object.fromEntries(table.key.map((name) => [name, row[name] as string | number]));
    const what = stood === null ? 'missing' : derived === null ? 'extra' : 'changed';
    const names = Object.keys(row).filter((name) =>
      what === 'changed'
        ? JSON.stringify(stood?.[name]) !== JSON.stringify(derived?.[name])
        : typeof row[name] === 'number' && row[name] !== 0 && !table.key.includes(name),
    );
    const columns = Object.fromEntries(names.map((name) => [name, said(name, stood?.[name], derived?.[name])]));
    return { model: table.name, what, key, columns };
  });
}

const said = (name: string, stood: unknown, derived: unknown): { stood: unknown; derived: unknown } =>
  unsaid.has(name) ? { stood: '…', derived: '…' } : { stood: stood ?? null, derived: derived ?? null };

/**
 * Lets what was derived beside stand, where it differs: for readers in one moment, when the transaction ends. What is kept of answers counts as old
 * from then on.
 */
export async function replaceDiffering(
  client: Connection,
  ledger: string,
  models: readonly ModelComparison[],
): Promise<void> {
  const differing = new Set(models.filter((one) => countDifferences([one]) > 0).map(({ model }) => model));
  for (const table of modelTables) {
    if (!differing.has(table.name)) continue;
    await client.query(deleteDiffering(table), [ledger]);
    await client.query(insertDerived(table), [ledger]);
  }
  await countRepair(client, ledger);
}
