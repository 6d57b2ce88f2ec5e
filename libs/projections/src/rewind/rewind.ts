import { projector } from '../cursor.js';
import { factKindFrames } from '../fact-versions/fact-kinds.js';
import { type Connection, frameKinds } from '../read-model.js';
import { countReviewTotals, forgetDefinitions, forgetFacts, forgetNumbers, markFrames } from './rewind.sql.js';

/** Positions of a ledger's cursors, by projector. */
export type Cursors = ReadonlyMap<string, bigint>;

/** Locks all cursors of a ledger, in one order for all: no projector works on it until the transaction ends. */
export async function lockCursors(connection: Connection, ledger: string): Promise<Cursors> {
  const { rows } = await connection.query<{ projector: string; position: string }>(
    'SELECT projector, "position" FROM read.cursors WHERE ledger_id = $1 ORDER BY projector FOR UPDATE',
    [ledger],
  );
  return new Map(rows.map(({ projector: name, position }) => [name, BigInt(position)]));
}

/**
 * Takes the read models of a ledger back to what they were at a position, cursors and all: what came after it is then projected again. Readers
 * see the state of that position meanwhile, which is an older one and says so. Costs what came after it, one pass over the facts, and,
 * where numbers go back, one over the case rows.
 *
 * MUST run in a transaction that holds the cursors (see {@link lockCursors}).
 */
export async function rewind(
  connection: Connection,
  ledger: string,
  cursors: Cursors,
  position: bigint,
): Promise<void> {
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const text of statements) await connection.query(text, text.includes('$2') ? [ledger, position] : [ledger]);
  };
  const { rows } = await connection.query<{ fact_kinds: Buffer }>(
    'SELECT fact_kinds FROM ledger.heads WHERE ledger_id = $1',
    [ledger],
  );
  const kinds = rows[0] === undefined ? {} : await factKindFrames(connection, ledger, rows[0].fact_kinds);
  const frames = frameKinds(kinds);
  await run(forgetFacts);
  await connection.query(markFrames, [ledger, position, frames]);
  if ((cursors.get(projector) ?? 0n) > position) {
    await run(forgetNumbers);
    await connection.query(countReviewTotals, [ledger, frames]);
  }
  await run(forgetDefinitions);
  await connection.query('UPDATE read.cursors SET "position" = least("position", $2) WHERE ledger_id = $1', [
    ledger,
    position,
  ]);
}
