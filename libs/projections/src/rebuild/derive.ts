import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction, Stopped } from '@duibiao/platform';
import type { Pool } from 'pg';
import type { Lanes } from '../cases/lanes.js';
import { isOfAnEvent } from '../parking/park.js';
import { hasGrown, type Outcome, projectLocked, type Stage } from '../runner.js';
import type { RebuildBeat } from './beat.js';
import { mustHold } from './claim.js';
import { followLive, readCursors } from './follow-live.js';
import type { Lease } from './lease.js';
import { factsBeside, numbersBeside } from './stages.js';

/** Events in one batch at most: nobody waits for these to become visible, so they are larger than a projector's. */
export const batchSize = 5_000n;

/** The event at `position` cannot be derived: what stood still stands. */
export class CannotDerive extends Error {
  constructor(position: bigint, cause: unknown) {
    super(`the event at position ${position} cannot be applied: ${(cause as Error).message}`, { cause });
  }
}

export interface DeriveOptions {
  readonly beat: RebuildBeat;
  readonly lanes?: Lanes | undefined;
  readonly size: bigint;
  /** Positions behind what stands at which it is near enough. */
  readonly near: bigint;
}

/**
 * Derives the read models beside, batch after batch, until they are near those that stand (for `near` 0 also in what takes entries apart); each batch is committed with its cursor, so that another
 * worker goes on from there. What takes entries apart is a batch ahead of what computes from them, on a connection of its own.
 *
 * Throws {@link Stopped} where it was cancelled or taken over, {@link CannotDerive}, and what the database throws.
 */
export async function derive(
  pool: Pool,
  lease: Lease,
  { beat, lanes, size: full, near }: DeriveOptions,
): Promise<void> {
  const { ledger } = lease.rebuild;
  let size = full;
  // where a batch failed, its event is looked for by ever smaller ones; it lies at or before this position
  let suspect: bigint | undefined;
  for (;;) {
    await held(pool, lease, (client) => followLive(client, ledger));
    const at = await readCursors(pool, ledger);
    beat.deriving(at.numbersBeside, at.numbers);
    if (at.numbers <= at.numbersBeside + near && (near > 0n || at.facts === at.factsBeside)) return;
    if (suspect !== undefined && at.numbersBeside >= suspect) [size, suspect] = [full, undefined];
    const both = await Promise.allSettled([
      step(pool, lease, factsBeside, size),
      step(pool, lease, numbersBeside, size, lanes),
    ]);
    const [taken, computed] = both;
    if (taken.status === 'rejected' || computed.status === 'rejected') {
      const error: unknown = taken.status === 'rejected' ? taken.reason : (computed as PromiseRejectedResult).reason;
      const after = taken.status === 'rejected' ? at.factsBeside : at.numbersBeside;
      if (error instanceof Stopped || !isOfAnEvent(error)) throw error;
      if (size === 1n) throw new CannotDerive(after + 1n, error);
      suspect ??= after + size;
      size /= 2n;
      continue;
    }
    if (computed.value.state === 'projected') {
      beat.caseVersions += computed.value.caseVersions;
      if (hasGrown(computed.value)) await pool.query('SELECT read_next.refresh_statistics()');
    }
    if (!hasMoved(taken.value) && !hasMoved(computed.value)) await sleep(pauseMs);
  }
}

const pauseMs = 50;

const hasMoved = (outcome: Outcome): boolean => outcome.state === 'projected' && outcome.position > outcome.after;

const step = (pool: Pool, lease: Lease, stage: Stage, size: bigint, lanes?: Lanes): Promise<Outcome> =>
  held(pool, lease, (client) => projectLocked(client, lease.rebuild.ledger, stage, size, lanes));

/** A transaction that writes beside. */
const held = <T>(
  pool: Pool,
  lease: Lease,
  work: (client: Parameters<typeof projectLocked>[0]) => Promise<T>,
): Promise<T> =>
  inTransaction(pool, async (client) => {
    await mustHold(client, lease);
    return work(client);
  });
