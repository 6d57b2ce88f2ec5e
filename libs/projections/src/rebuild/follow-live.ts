import type { Connection } from '../read-model.js';
import { type Cursors, lockCursors, rewind } from '../rewind/rewind.js';
import { beside } from './beside.js';

/** From where on the streams that are parked differ from those that were left out beside. */
const firstOther = `
SELECT min(d."position") AS "position" FROM (
  (SELECT p.stream_id, p."position" FROM operations.parked_streams p WHERE p.ledger_id = $1
   EXCEPT SELECT p.stream_id, p."position" FROM read_next.parked_streams p WHERE p.ledger_id = $1)
  UNION ALL
  (SELECT p.stream_id, p."position" FROM read_next.parked_streams p WHERE p.ledger_id = $1
   EXCEPT SELECT p.stream_id, p."position" FROM operations.parked_streams p WHERE p.ledger_id = $1)) d`;

/**
 * Lets what is derived beside leave out the same events: where a stream was parked or released since, it goes back to just before it. Goes back, too,
 * where what stands has gone back further.
 *
 * MUST run in a transaction that holds the claim; with the cursors of what stands locked (`live`), nothing is parked or released until it ends.
 */
export async function followLive(client: Connection, ledger: string, live?: Cursors): Promise<void> {
  const { rows } = await client.query<{ position: string | null }>(firstOther, [ledger]);
  const other = rows[0]?.position ?? null;
  const positions = other === null ? [] : [BigInt(other) - 1n];
  const tables = beside(client);
  const cursors = await lockCursors(tables, ledger);
  if (live !== undefined) {
    for (const [name, position] of cursors) {
      const standing = live.get(name) ?? 0n;
      if (position > standing) positions.push(standing);
    }
  }
  const back = positions.reduce((a, b) => (a < b ? a : b), 2n ** 62n);
  if ([...cursors.values()].some((position) => position > back)) await rewind(tables, ledger, cursors, back);
  if (other === null) return;
  await client.query('DELETE FROM read_next.parked_streams WHERE ledger_id = $1', [ledger]);
  await client.query(
    `INSERT INTO read_next.parked_streams (ledger_id, stream_id, "position")
     SELECT ledger_id, stream_id, "position" FROM operations.parked_streams WHERE ledger_id = $1`,
    [ledger],
  );
}
