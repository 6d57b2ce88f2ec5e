import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Lanes } from './cases/lanes.js';
import { isBehind } from './cursor.js';
import { Pace } from './pace.js';
import { type Outcome, projectFacts, projectNumbers } from './runner.js';

/** What a run did until the ledger's head was reached, or it was told to stop. */
export interface CaughtUp {
  /** Where it began and ended: the numbers' cursor. */
  readonly after: bigint;
  readonly position: bigint;
  readonly facts: number;
  readonly caseVersions: number;
  readonly caseRows: number;
  /** Batches whose numbers were computed. */
  readonly batches: number;
}

/** After the head was reached, or another worker held the cursor: what arrives meanwhile shares one batch (some 4 ms). */
const gatherMs = 10;

/**
 * Projects batch after batch until the numbers are at the head, taking apart the next events while the numbers of those before are computed.
 * When another worker holds the cursor, waits for it: its last look at the head may have been before the event that this call is for.
 *
 * Ends early when `signal` is aborted. Throws what {@link projectNumbers} throws.
 */
export async function catchUp(
  pool: Pool,
  ledger: string,
  { signal, lanes }: { readonly signal?: AbortSignal; readonly lanes?: Lanes | undefined } = {},
): Promise<CaughtUp> {
  let after: bigint | undefined;
  let [position, facts, caseVersions, caseRows, batches] = [0n, 0, 0, 0, 0];
  const pace = new Pace();
  const take = (taken: Outcome, computed: Outcome): boolean => {
    if (taken.state === 'projected') facts += taken.facts;
    if (computed.state !== 'projected') return false;
    after ??= computed.after;
    position = computed.position;
    caseVersions += computed.caseVersions;
    caseRows += computed.caseRows;
    batches += computed.position > computed.after ? 1 : 0;
    return computed.position < computed.head && taken.state === 'projected';
  };
  while (signal?.aborted !== true) {
    const { size } = pace;
    const began = performance.now();
    const both = await Promise.allSettled([
      projectFacts(pool, ledger, size),
      projectNumbers(pool, ledger, { size, lanes }),
    ]);
    const [taken, computed] = both.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    }) as [Outcome, Outcome];
    if (taken.state === 'unknown-ledger') break;
    if (computed.state === 'projected') pace.note(computed.position - computed.after, performance.now() - began);
    if (take(taken, computed)) continue;
    await sleep(gatherMs);
    if (!(await isBehind(pool, ledger))) break;
  }
  return { after: after ?? position, position, facts, caseVersions, caseRows, batches };
}
