import { type Lanes, Pace, projectFacts, projectNumbers } from '@duibiao/projections';
import type pg from 'pg';
import { ledger } from './filling.js';
import { say } from './say.js';

/** A connection for each of the projectors. */
export interface Projectors {
  readonly facts: pg.Pool;
  readonly worker: pg.Pool;
  readonly lanes?: Lanes;
}

/** What projecting a stretch of the ledger came to. */
export interface Stretch {
  readonly facts: number;
  /** Cases computed, each at each position that touches it. */
  readonly caseVersions: number;
  /** Case rows opened. */
  readonly caseRows: number;
  readonly seconds: number;
  /** The longest batch: later than this nothing became visible, once its turn had come. */
  readonly longestMs: number;
  readonly batches: readonly (readonly [after: bigint, upTo: bigint])[];
}

const TELL_EVERY_MS = 30_000;

/**
 * Projects batch by batch until the numbers stand at a position (or somewhat further; the ledger's head unless told), as `catchUp` does: the next events are taken apart while
 * the numbers of those before are computed.
 */
export async function project({ worker, facts: factsPool, lanes }: Projectors, upTo?: bigint): Promise<Stretch> {
  let [facts, caseVersions, caseRows, longestMs] = [0, 0, 0, 0];
  const batches: (readonly [bigint, bigint])[] = [];
  const began = performance.now();
  let toldAt = began;
  const pace = new Pace();
  for (;;) {
    const from = performance.now();
    const { size } = pace;
    const [, outcome] = await Promise.all([
      projectFacts(factsPool, ledger, size),
      projectNumbers(worker, ledger, { size, lanes }),
    ]);
    if (outcome.state !== 'projected') throw new Error(`nobody else projects, yet the answer was ${outcome.state}`);
    const { after, position, head } = outcome;
    if (position > after) {
      const ms = performance.now() - from;
      pace.note(position - after, ms);
      longestMs = Math.max(longestMs, ms);
      facts += Number(position - after);
      caseVersions += outcome.caseVersions;
      caseRows += outcome.caseRows;
      batches.push([after, position]);
    }
    if (performance.now() - toldAt > TELL_EVERY_MS) {
      toldAt = performance.now();
      say(`  … ${position.toLocaleString('en')}, longest batch ${longestMs.toFixed(0)} ms`);
    }
    if ((upTo !== undefined && position >= upTo) || position === head) break;
  }
  return { facts, caseVersions, caseRows, longestMs, batches, seconds: (performance.now() - began) / 1_000 };
}
