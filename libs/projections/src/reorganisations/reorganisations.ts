import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { carryCells } from './reorganisations.sql.js';

const carry = statement('project reorganisations', carryCells);
const moves = statement(
  'project moves',
  `SELECT EXISTS (SELECT FROM ledger.unit_paths p
                   WHERE p.ledger_id = $1 AND p.position_to > $2 AND p.position_to <= $3) AS any`,
);

/**
 * Units that are moved or merged take what they have along, so that cells always stand for the tree of their position. Costs
 * nothing but a look-up where nothing moves.
 */
export const reorganisations: ReadModel = {
  name: 'reorganisations',
  async apply(connection: Connection, { ledger, after, upTo }: Batch, _progress: Progress): Promise<void> {
    const range = [ledger, after, upTo];
    const { rows } = await connection.query<{ any: boolean }>(moves(range));
    if (rows[0]?.any === true) await connection.query(carry(range));
  },
};
