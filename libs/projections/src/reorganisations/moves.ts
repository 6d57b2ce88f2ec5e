import { statement } from '@duibiao/platform';
import type { Batch, Connection } from '../read-model.js';

const nextMove = statement(
  'project next move',
  `SELECT min(p.position_to) AS "position" FROM ledger.unit_paths p
    WHERE p.ledger_id = $1 AND p.position_to > $2 AND p.position_to <= $3`,
);

/**
 * Where a batch from `after` has to end, at most at `upTo`: a reorganisation is always the first of its batch, so that what it moves is
 * complete before it.
 */
export async function beforeNextMove(
  connection: Connection,
  ledger: string,
  after: bigint,
  upTo: bigint,
): Promise<bigint> {
  const { rows } = await connection.query<{ position: string | null }>(nextMove([ledger, after + 1n, upTo]));
  const position = rows[0]?.position ?? null;
  return position === null ? upTo : BigInt(position) - 1n;
}

const moves = statement(
  'project moves',
  `SELECT EXISTS (SELECT FROM ledger.unit_paths p
                   WHERE p.ledger_id = $1 AND p.position_to > $2 AND p.position_to <= $3) AS any`,
);

/** Whether any unit is moved or merged in a batch. One look-up. */
export async function hasMove(connection: Connection, { ledger, after, upTo }: Batch): Promise<boolean> {
  const { rows } = await connection.query<{ any: boolean }>(moves([ledger, after, upTo]));
  return rows[0]?.any === true;
}
