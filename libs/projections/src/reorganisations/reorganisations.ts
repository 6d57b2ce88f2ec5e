import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { hasMove } from './moves.js';
import { carryCells } from './reorganisations.sql.js';

const carry = statement('project reorganisations', carryCells);
/**
 * Units that are moved or merged take what they have along, so that cells always stand for the tree of their position. Costs
 * nothing but a look-up where nothing moves.
 */
export const reorganisations: ReadModel = {
  name: 'reorganisations',
  async apply(connection: Connection, batch: Batch, _progress: Progress): Promise<void> {
    if (await hasMove(connection, batch)) await connection.query(carry([batch.ledger, batch.after, batch.upTo]));
  },
};
