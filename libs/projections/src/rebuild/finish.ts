import { inTransaction, type Logger } from '@duibiao/platform';
import type { Pool } from 'pg';
import { factsProjector, projector } from '../cursor.js';
import type { Connection } from '../read-model.js';
import { lockCursors } from '../rewind/rewind.js';
import { makeCursor, projectLocked, type Stage } from '../runner.js';
import { mustHold, Stopped } from './claim.js';
import { compareModels, replaceDiffering } from './compare.js';
import { type DeriveOptions, lastBatches, readCursors } from './derive.js';
import { tellEnding } from './ending-alerts.js';
import { followLive } from './follow-live.js';
import { endRebuild, type Lease } from './lease.js';
import { countDifferences, type Rebuild } from './rebuild.js';
import { factsBeside, numbersBeside } from './stages.js';

/**
 * In one transaction: stops the projectors of the ledger, derives what is still lacking, compares row by row, and (unless it is a check) replaces what
 * differs. Entries are appended and numbers are answered all the while, as of where projecting stopped; readers meet all of the change or nothing of
 * it, also those whose own transaction is older.
 *
 * Undefined where too much was lacking: derive on, then call again. Throws {@link Stopped} where it was cancelled or taken over; then nothing has
 * changed.
 */
export const finish = (
  pool: Pool,
  lease: Lease,
  { beat, size, logger }: Omit<DeriveOptions, 'lanes'> & { readonly logger: Logger },
): Promise<Rebuild | undefined> =>
  inTransaction(pool, async (client) => {
    const { ledger, isCheck } = lease.rebuild;
    await mustHold(client, lease);
    for (const name of [factsProjector, projector]) await makeCursor(client, ledger, name);
    const live = await lockCursors(client, ledger);
    const began = performance.now();
    await followLive(client, ledger, live);
    const at = await readCursors(client, ledger);
    if (at.numbers > at.numbersBeside + 2n * lastBatches * size) return undefined;
    await level(client, ledger, { stage: factsBeside, position: at.facts, size });
    beat.computed(await level(client, ledger, { stage: numbersBeside, position: at.numbers, size }));
    beat.comparing(at.numbers);
    const { models, differences } = await compareModels(client, ledger);
    const isEqual = countDifferences(models) === 0;
    const state = isEqual ? 'equal' : isCheck ? 'different' : 'repaired';
    if (state === 'repaired') await replaceDiffering(client, ledger, models);
    const { caseVersions } = beat;
    const ended = await endRebuild(client, lease, {
      state,
      position: at.numbers,
      caseVersions,
      pausedMs: Math.round(performance.now() - began),
      models,
      differences,
    });
    if (ended === undefined) throw new Stopped('cancelled while it was compared');
    await tellEnding(client, ended, logger);
    return ended;
  });

/** Brings a projector beside to a position. Answers how many cases it computed. */
async function level(
  client: Connection,
  ledger: string,
  { stage, position, size }: { readonly stage: Stage; readonly position: bigint; readonly size: bigint },
): Promise<number> {
  let caseVersions = 0;
  for (;;) {
    const outcome = await projectLocked(client, ledger, stage, size);
    if (outcome.state !== 'projected')
      throw new Error(`nobody else builds beside ${ledger}, yet it is ${outcome.state}`);
    caseVersions += outcome.caseVersions;
    if (outcome.position >= position) return caseVersions;
  }
}
