import { projectBatch } from '@duibiao/projections';
import { ledger } from '../rig/filling.js';
import type { YearLedger } from './ledger.js';

/** What projecting a stretch of the ledger came to. */
export interface Stretch {
  readonly facts: number;
  /** Cases computed, each at each position that touches it. */
  readonly caseVersions: number;
  readonly caseRows: number;
  readonly seconds: number;
  /** The longest batch: later than this nothing became visible, once its turn had come. */
  readonly longestMs: number;
  readonly batches: readonly (readonly [after: bigint, upTo: bigint])[];
}

/** Projects batch by batch until a position is reached. */
export async function project({ worker }: YearLedger, upTo: bigint): Promise<Stretch> {
  let [facts, caseVersions, caseRows, longestMs] = [0, 0, 0, 0];
  const batches: (readonly [bigint, bigint])[] = [];
  const began = performance.now();
  for (;;) {
    const from = performance.now();
    const outcome = await projectBatch(worker, ledger);
    if (outcome.state !== 'projected') throw new Error(`nobody else projects, yet the answer was ${outcome.state}`);
    longestMs = Math.max(longestMs, performance.now() - from);
    facts += outcome.facts;
    caseVersions += versionsOf(outcome);
    caseRows += outcome.caseRows;
    batches.push([outcome.after, outcome.position]);
    if (outcome.position >= upTo || outcome.position === outcome.head) break;
  }
  return { facts, caseVersions, caseRows, longestMs, batches, seconds: (performance.now() - began) / 1_000 };
}

/** Case rows opened, where the projector does not count what it computed. */
const versionsOf = (outcome: { readonly caseRows: number; readonly caseVersions?: number }): number =>
  outcome.caseVersions ?? outcome.caseRows;
