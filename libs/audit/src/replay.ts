import type { Progress } from '@duibiao/replay';

/** One way to ask, with everything settled: P is a position, D a day `YYYY-MM-DD`. */
export interface AskedView {
  readonly planVersion: number;
  readonly reading: string | null;
  readonly position: number;
  readonly day: string;
  readonly organisation: 'then' | 'now';
}

/** With what a replay is compared. */
export type AskedAgainst =
  | { readonly with: 'read-models' }
  /** A result that was published at a position. */
  | { readonly with: 'published'; readonly at: number }
  | ({ readonly with: 'replay' } & AskedView);

/** What is to be replayed. */
export interface ReplayQuestion extends AskedView {
  readonly plan: string;
  readonly unit: string;
  /** The unit at the top of the ledger. */
  readonly root: string;
  readonly against: AskedAgainst;
}

export const replayStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type ReplayState = (typeof replayStates)[number];

/** A replay that was asked for. Instants are ISO 8601, UTC. */
export interface Replay {
  readonly ledger: string;
  readonly id: string;
  readonly question: ReplayQuestion;
  readonly askedBy: string;
  readonly state: ReplayState;
  readonly attempts: number;
  readonly progress: Progress | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** SHA-256 of the report in hex; null until there is one. */
  readonly digest: string | null;
  readonly error: string | null;
}

/** Whether nothing more will happen to it. */
export const isOver = ({ state }: Pick<Replay, 'state'>): boolean => state !== 'waiting' && state !== 'running';
