import { projectBatch } from '@duibiao/projections';
import { ledger } from '../rig/filling.js';
import { say } from '../rig/say.js';
import type { YearLedger } from './ledger.js';

/** What projecting a stretch of the ledger came to. */
export interface Stretch {
  readonly facts: number;
  /** Cases computed, each at each position that touches it; undefined where the projector does not count them. */
  readonly caseVersions: number | undefined;
  /** Case rows opened. */
  readonly caseRows: number;
  readonly seconds: number;
  /** The longest batch: later than this nothing became visible, once its turn had come. */
  readonly longestMs: number;
  readonly batches: readonly (readonly [after: bigint, upTo: bigint])[];
}

const TELL_EVERY_MS = 30_000;

/** Projects batch by batch until a position is reached. */
export async function project({ worker }: YearLedger, upTo: bigint): Promise<Stretch> {
  let [facts, caseRows, longestMs] = [0, 0, 0];
  let caseVersions: number | undefined;
  const batches: (readonly [bigint, bigint])[] = [];
  const began = performance.now();
  let toldAt = began;
  for (;;) {
    const from = performance.now();
    const outcome = await projectBatch(worker, ledger);
    if (outcome.state !== 'projected') throw new Error(`nobody else projects, yet the answer was ${outcome.state}`);
    longestMs = Math.max(longestMs, performance.now() - from);
    facts += outcome.facts;
    const versions = versionsOf(outcome);
    if (versions !== undefined) caseVersions = (caseVersions ?? 0) + versions;
    caseRows += outcome.caseRows;
    batches.push([outcome.after, outcome.position]);
    if (performance.now() - toldAt > TELL_EVERY_MS) {
      toldAt = performance.now();
      say(`  … ${outcome.position.toLocaleString('en')}, longest batch ${longestMs.toFixed(0)} ms`);
    }
    if (outcome.position >= upTo || outcome.position === outcome.head) break;
  }
  return { facts, caseVersions, caseRows, longestMs, batches, seconds: (performance.now() - began) / 1_000 };
}

const versionsOf = (outcome: { readonly facts: number; readonly caseVersions?: number }): number | undefined =>
  outcome.caseVersions;
