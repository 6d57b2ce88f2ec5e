import { Beat } from '@duibiao/platform';
import type { Pool } from 'pg';
import { type Lease, rebuildLeases } from './lease.js';
import type { RebuildProgress } from './rebuild.js';

/** So often a worker gives a sign of life, says how far it is, and hears that it was cancelled. */
const beatMs = 500;

/** Signs of life while a rebuild is at work, with the cases computed so far. MUST be ended. */
export class RebuildBeat extends Beat<RebuildProgress> {
  constructor(
    pool: Pool,
    lease: Lease,
    signal: AbortSignal,
    /** Cases computed, those of an earlier attempt included. */
    public caseVersions: number,
  ) {
    super({ keep: (progress) => rebuildLeases.keep(pool, lease, progress), everyMs: beatMs, signal });
  }

  /** @throws where the work should end */
  deriving(position: bigint, total: bigint): void {
    this.#tell('deriving', position, total);
  }

  /** @throws where the work should end */
  comparing(position: bigint): void {
    this.#tell('comparing', position, position);
  }

  #tell(phase: RebuildProgress['phase'], position: bigint, total: bigint): void {
    const { caseVersions } = this;
    this.tell({ phase, position: position.toString(), total: total.toString(), caseVersions });
  }
}
