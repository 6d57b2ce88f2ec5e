import { measureKinds } from '@duibiao/measures';
import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { recomputeCases } from './cases.sql.js';

const statements = Object.values(measureKinds).map((kind) => ({
  kind: `${kind.name}@${kind.version}`,
  recompute: statement(`project cases ${kind.name}@${kind.version}`, recomputeCases(kind)),
}));

/** The kinds of the ledger's definitions, `ratio@1`: a batch runs no statement for the others. */
const kindsInUse = statement('project cases kinds', 'SELECT DISTINCT kind FROM read.definitions WHERE ledger_id = $1');

/** Positions that a backfill reads in one statement: some 100 MB of working memory at most. */
const backfillStride = 20_000n;

/** Case rows with the positions and days on which they count, and the cells that they add up to. */
export const cases: ReadModel = {
  name: 'cases',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    if (progress.facts === 0) return;
    const { rows } = await connection.query<{ kind: string }>(kindsInUse([batch.ledger]));
    for (const { kind } of rows) progress.caseRows += await recompute(connection, batch, kind, null);
  },
};

/** Computes the cases of new definitions from all facts up to the end of the batch, as if they had always been there. */
export async function backfillCases(
  connection: Connection,
  batch: Batch,
  kind: string,
  definitions: readonly number[],
): Promise<number> {
  let rows = 0;
  for (let after = 0n; after < batch.upTo; after += backfillStride) {
    const end = after + backfillStride;
    const stride = { ...batch, after, upTo: end < batch.upTo ? end : batch.upTo };
    rows += await recompute(connection, stride, kind, definitions);
  }
  return rows;
}

async function recompute(
  connection: Connection,
  batch: Batch,
  kind: string,
  definitions: readonly number[] | null,
): Promise<number> {
  const found = statements.find((one) => one.kind === kind);
  if (found === undefined)
    throw new Error(`no measure kind ${kind} in this program; a definition of ${batch.ledger} asks for it`);
  const values = [batch.ledger, batch.after, batch.upTo, definitions];
  const { rows } = await connection.query<{ opened: number }>(found.recompute(values));
  return rows[0]?.opened ?? 0;
}
