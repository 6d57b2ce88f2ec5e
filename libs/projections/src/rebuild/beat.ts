import type { Pool } from 'pg';
import { Stopped } from './claim.js';
import { keepLease, type Lease } from './lease.js';
import type { RebuildProgress } from './rebuild.js';

/** So often a worker gives a sign of life, says how far it is, and hears that it was cancelled. */
const beatMs = 500;

/** Signs of life while a rebuild is at work. MUST be ended. */
export class Beat {
  readonly #timer: NodeJS.Timeout;
  #progress: RebuildProgress | null = null;
  #caseVersions: number;
  #beating: Promise<void> = Promise.resolve();
  #isLost = false;

  constructor(
    private readonly pool: Pool,
    private readonly lease: Lease,
    private readonly signal: AbortSignal,
    /** Cases that an earlier attempt has computed. */
    caseVersions: number,
  ) {
    this.#caseVersions = caseVersions;
    this.#timer = setInterval(() => {
      this.#beating = this.#beat();
    }, beatMs);
  }

  get caseVersions(): number {
    return this.#caseVersions;
  }

  /** @throws where the work should end */
  deriving(position: bigint, total: bigint): void {
    this.#tell('deriving', position, total);
  }

  /** @throws where the work should end */
  comparing(position: bigint): void {
    this.#tell('comparing', position, position);
  }

  computed(caseVersions: number): void {
    this.#caseVersions += caseVersions;
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
  }

  #tell(phase: RebuildProgress['phase'], position: bigint, total: bigint): void {
    this.#progress = {
      phase,
      position: position.toString(),
      total: total.toString(),
      caseVersions: this.#caseVersions,
    };
    if (this.#isLost) throw new Stopped('cancelled');
    this.signal.throwIfAborted();
  }

  async #beat(): Promise<void> {
    try {
      if (!(await keepLease(this.pool, this.lease, this.#progress))) this.#isLost = true;
    } catch {
      // the lease may run out: then the next beat finds that it was taken over
    }
  }
}
