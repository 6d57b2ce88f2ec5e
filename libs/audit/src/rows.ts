import type { Replay, ReplayQuestion, ReplayState } from './replay.js';

/** A row as `columns` read it, under the name `r`. */
export interface Row {
  readonly ledger_id: string;
  readonly replay_id: string;
  readonly question: ReplayQuestion;
  readonly asked_by: string;
  readonly state: ReplayState;
  readonly attempts: number;
  readonly progress: Replay['progress'];
  readonly asked_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly digest: string | null;
  readonly error: string | null;
}

export const columns = `r.ledger_id, r.replay_id, r.question, r.asked_by, r.state, r.attempts, r.progress, r.asked_at, r.started_at, r.finished_at,
       encode(r.digest, 'hex') AS digest, r.error`;

export const replayOf = (row: Row): Replay => ({
  ledger: row.ledger_id,
  id: row.replay_id,
  question: row.question,
  askedBy: row.asked_by,
  state: row.state,
  attempts: row.attempts,
  progress: row.progress,
  askedAt: row.asked_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  digest: row.digest,
  error: row.error,
});
