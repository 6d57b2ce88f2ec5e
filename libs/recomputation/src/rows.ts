import type { Recomputation } from './recomputation.js';

/** A row as the statements of this library read it. */
export interface Row {
  readonly ledger_id: string;
  readonly run_id: string;
  readonly plan_id: string;
  readonly plan_version: number | null;
  readonly position: string | null;
  readonly day: string;
  readonly schedule_id: string | null;
  readonly period: string | null;
  readonly tick: Date | null;
  readonly asked_by: string;
  readonly state: Recomputation['state'];
  readonly attempts: number;
  readonly progress: Recomputation['progress'];
  readonly asked_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly kept: string | null;
  readonly computed: string | null;
  readonly folded: string | null;
  readonly published_position: string | null;
  readonly verdicts: Recomputation['verdicts'];
  readonly differences: Recomputation['differences'] | null;
  readonly difference_count: number | null;
  readonly error: string | null;
}

/** The columns of a {@link Row}, of `work.recomputations` under the name `r`. */
export const columns = `r.ledger_id, r.run_id, r.plan_id, r.plan_version, r."position", r.day::text, r.schedule_id, r.period, r.tick, r.asked_by,
  r.state, r.attempts, r.progress, r.asked_at, r.started_at, r.finished_at, encode(r.kept_digest, 'hex') AS kept,
  encode(r.computed_digest, 'hex') AS computed, encode(r.folded_digest, 'hex') AS folded, r.published_position, r.verdicts, r.differences,
  r.difference_count, r.error`;

export function runOf(row: Row): Recomputation {
  const { schedule_id, period, tick, position, published_position: published } = row;
  return {
    ledger: row.ledger_id,
    id: row.run_id,
    plan: row.plan_id,
    planVersion: row.plan_version,
    position: position === null ? null : BigInt(position),
    day: row.day,
    schedule:
      schedule_id === null || period === null || tick === null
        ? null
        : { id: schedule_id, period, tick: tick.toISOString() },
    askedBy: row.asked_by,
    state: row.state,
    attempts: row.attempts,
    progress: row.progress,
    askedAt: row.asked_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    digests: { kept: row.kept, computed: row.computed, folded: row.folded },
    publishedPosition: published === null ? null : BigInt(published),
    verdicts: row.verdicts,
    differences: row.differences ?? [],
    differenceCount: row.difference_count ?? 0,
    error: row.error,
  };
}
