import { inTransaction, type Logger, Stopped } from '@duibiao/platform';
import type { Pool } from 'pg';
import { factsProjector, projector } from '../cursor.js';
import { lockCursors } from '../rewind/rewind.js';
import { makeCursor } from '../runner.js';
import { mustHold } from './claim.js';
import { compareModels, replaceDiffering } from './compare.js';
import { derive, type DeriveOptions } from './derive.js';
import { tellEnding } from './ending-alerts.js';
import { firstParkedOtherwise, readCursors } from './follow-live.js';
import { endRebuild, type Lease } from './lease.js';
import { countDifferences, type Rebuild } from './rebuild.js';

/**
 * In one transaction that keeps the projectors of the ledger waiting: what is still lacking is derived and both are compared row by row, on other
 * connections; then (unless it is a check) what differs is replaced. Entries are appended and numbers are answered all the while, as of where
 * projecting stopped; readers meet all of the change or nothing of it, also those whose own transaction is older.
 *
 * Undefined where too much is lacking: derive on, then call again. Throws {@link Stopped} where it was cancelled or taken over; then nothing has
 * changed.
 */
export const finish = (
  pool: Pool,
  lease: Lease,
  { logger, ...options }: DeriveOptions & { readonly logger: Logger },
): Promise<Rebuild | undefined> =>
  inTransaction(pool, async (client) => {
    const { ledger, isCheck } = lease.rebuild;
    const { beat, near } = options;
    await mustHold(client, lease);
    for (const name of [factsProjector, projector]) await makeCursor(client, ledger, name);
    await lockCursors(client, ledger);
    const began = performance.now();
    const at = await readCursors(client, ledger);
    const isFar = at.numbers > at.numbersBeside + 5n * near;
    if (isFar || (await firstParkedOtherwise(client, ledger)) !== undefined) return undefined;
    await derive(pool, lease, { ...options, near: 0n });
    beat.comparing(at.numbers);
    const { models, differences } = await compareModels(pool, ledger);
    const isEqual = countDifferences(models) === 0;
    const state = isEqual ? 'equal' : isCheck ? 'different' : 'repaired';
    if (state === 'repaired') await replaceDiffering(client, ledger, models);
    const ended = await endRebuild(client, lease, {
      state,
      position: at.numbers,
      caseVersions: beat.caseVersions,
      pausedMs: Math.round(performance.now() - began),
      models,
      differences,
    });
    if (ended === undefined) throw new Stopped('cancelled while it was compared');
    await tellEnding(client, ended, logger);
    return ended;
  });
