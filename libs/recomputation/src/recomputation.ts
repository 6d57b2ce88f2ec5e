/**
 * `waiting` for a worker; `running`; `published`: both roads and what was kept up agreed; `different`: they did not, nothing was published and
 * nothing repaired; `failed`: it could not be computed.
 */
export type RunState = 'waiting' | 'running' | 'published' | 'different' | 'failed';

/** How far a run is: definitions computed by SQL, entries folded. Empty before it starts. */
export interface RunProgress {
  readonly computed?: { readonly done: number; readonly total: number };
  readonly folded?: { readonly done: number; readonly total: number };
}

/** The digests of one result by the three ways it was computed; null where it did not come so far. */
export interface RunDigests {
  /** As the projectors kept it up, event by event. */
  readonly kept: string | null;
  /** As SQL computes it anew from the facts. */
  readonly computed: string | null;
  /** As the fold gives it. */
  readonly folded: string | null;
}

/** Which two ways say something different of which key, with what each says (a value, or a whole line where values are alike). */
export interface RunDifference {
  readonly between: 'kept and folded' | 'computed and folded';
  readonly indicator: string;
  /** Null: every unit in which nothing counts. */
  readonly unit: string | null;
  readonly first: string;
  readonly second: string;
}

/** A recomputation: what was asked, how far it is, what came of it. Instants are ISO 8601 in UTC, of the database's clock unless told. */
export interface Recomputation {
  readonly ledger: string;
  readonly id: string;
  readonly plan: string;
  readonly planVersion: number | null;
  /** P; null until it is known. */
  readonly position: bigint | null;
  /** D. */
  readonly day: string;
  readonly schedule: { readonly id: string; readonly period: string; readonly tick: string } | null;
  readonly askedBy: string;
  readonly state: RunState;
  readonly attempts: number;
  readonly progress: RunProgress;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly digests: RunDigests;
  /** Where the entry stands that publishes it. */
  readonly publishedPosition: bigint | null;
  readonly verdicts: Readonly<Record<string, number>> | null;
  /** The first of them; `differenceCount` says how many there are. */
  readonly differences: readonly RunDifference[];
  readonly differenceCount: number;
  readonly error: string | null;
}

/** What to compute. Without `position`: the newest projected when it starts. Without `planVersion`: the newest at the position. */
export interface RunRequest {
  readonly ledger: string;
  readonly plan: string;
  readonly planVersion?: number | undefined;
  readonly position?: bigint | undefined;
  readonly day: string;
  readonly askedBy: string;
  readonly schedule?: Recomputation['schedule'];
}
