import type { Queryable } from '../ask/database.js';
import type { Connection } from '../read-model.js';
import { lockCursors, rewind } from '../rewind/rewind.js';
import { beside } from './beside.js';
import { cursorsText } from './stages.js';

/** Where the projectors stand, and where they stand beside. */
export interface CursorsBeside {
  readonly facts: bigint;
  readonly numbers: bigint;
  readonly factsBeside: bigint;
  readonly numbersBeside: bigint;
}

export async function readCursors(db: Queryable, ledger: string): Promise<CursorsBeside> {
  const { rows } = await db.query<Record<'facts' | 'numbers' | 'facts_beside' | 'numbers_beside', string>>(
    cursorsText,
    [ledger],
  );
  const [row] = rows;
  return {
    facts: BigInt(row?.facts ?? 0),
    numbers: BigInt(row?.numbers ?? 0),
    factsBeside: BigInt(row?.facts_beside ?? 0),
    numbersBeside: BigInt(row?.numbers_beside ?? 0),
  };
}

const firstOther = `
SELECT min(d."position") AS "position" FROM (
  (SELECT p.stream_id, p."position" FROM operations.parked_streams p WHERE p.ledger_id = $1
   EXCEPT SELECT p.stream_id, p."position" FROM read_next.parked_streams p WHERE p.ledger_id = $1)
  UNION ALL
  (SELECT p.stream_id, p."position" FROM read_next.parked_streams p WHERE p.ledger_id = $1
   EXCEPT SELECT p.stream_id, p."position" FROM operations.parked_streams p WHERE p.ledger_id = $1)) d`;

/** From where on the streams that are parked differ from those that are left out beside; undefined where they are the same. */
export async function firstParkedOtherwise(db: Queryable, ledger: string): Promise<bigint | undefined> {
  const { rows } = await db.query<{ position: string | null }>(firstOther, [ledger]);
  const position = rows[0]?.position ?? null;
  return position === null ? undefined : BigInt(position);
}

/**
 * Lets what is derived beside leave out the same events: where a stream was parked or released since, it goes back to just before it. Goes back, too,
 * where what stands has gone back further.
 *
 * MUST run in a transaction that holds the claim. While the cursors of what stands are locked, nothing is parked or released: then it holds.
 */
export async function followLive(client: Connection, ledger: string): Promise<void> {
  const other = await firstParkedOtherwise(client, ledger);
  const at = await readCursors(client, ledger);
  const back = [
    ...(other === undefined ? [] : [other - 1n]),
    ...(at.factsBeside > at.facts ? [at.facts] : []),
    ...(at.numbersBeside > at.numbers ? [at.numbers] : []),
  ].reduce((a, b) => (a < b ? a : b), 2n ** 62n);
  if (at.factsBeside > back || at.numbersBeside > back) {
    const tables = beside(client);
    await rewind(tables, ledger, await lockCursors(tables, ledger), back);
  }
  if (other === undefined) return;
  await client.query('DELETE FROM read_next.parked_streams WHERE ledger_id = $1', [ledger]);
  await client.query(
    `INSERT INTO read_next.parked_streams (ledger_id, stream_id, "position")
     SELECT ledger_id, stream_id, "position" FROM operations.parked_streams WHERE ledger_id = $1`,
    [ledger],
  );
}
