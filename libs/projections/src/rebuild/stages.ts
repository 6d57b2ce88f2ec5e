import { statement } from '@duibiao/platform';
import { factsProjector, projector } from '../cursor.js';
import { factModels, numberModels } from '../registry.js';
import { lockUpTo, type Stage } from '../runner.js';
import { beside } from './beside.js';

const places = { cursors: 'read_next.cursors', parked: 'read_next.parked_streams' };
const cursor = (schema: 'read' | 'read_next', name: string): string =>
  `coalesce((SELECT x."position" FROM ${schema}.cursors x WHERE x.ledger_id = $1 AND x.projector = '${name}'), 0)`;

/** The projectors of {@link factModels}, beside: never further than those that stand, so that both can meet at one position. */
export const factsBeside: Stage = {
  cursor: factsProjector,
  models: factModels,
  tables: beside,
  lock: statement('rebuild facts lock', lockUpTo(cursor('read', factsProjector), places)),
};

/** The same of {@link numberModels}. */
export const numbersBeside: Stage = {
  cursor: projector,
  models: numberModels,
  tables: beside,
  lock: statement(
    'rebuild numbers lock',
    lockUpTo(`least(${cursor('read_next', factsProjector)}, ${cursor('read', projector)})`, places),
  ),
};

/** Where a projector stands, and where it stands beside. */
export const cursorsText = `
SELECT ${cursor('read', factsProjector)} AS facts, ${cursor('read', projector)} AS numbers,
       ${cursor('read_next', factsProjector)} AS facts_beside, ${cursor('read_next', projector)} AS numbers_beside`;
