import type { ModelComparison, Rebuild, RebuildProgress, RebuildState, RowDifference } from './rebuild.js';

/** A row as `columns` read it, under the name `r`. */
export interface Row {
  readonly ledger_id: string;
  readonly rebuild_id: string;
  readonly is_check: boolean;
  readonly asked_by: string;
  readonly state: RebuildState;
  readonly attempts: number;
  readonly progress: RebuildProgress | null;
  readonly resumed_at: string | null;
  readonly asked_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly position: string | null;
  readonly case_versions: string | null;
  readonly paused_ms: number | null;
  readonly models: readonly ModelComparison[] | null;
  readonly differences: readonly RowDifference[] | null;
  readonly error: string | null;
}

export const columns = `r.ledger_id, r.rebuild_id, r.is_check, r.asked_by, r.state, r.attempts, r.progress, r.resumed_at, r.asked_at, r.started_at,
       r.finished_at, r."position", r.case_versions, r.paused_ms, r.models, r.differences, r.error`;

export const rebuildOf = (row: Row): Rebuild => ({
  ledger: row.ledger_id,
  id: row.rebuild_id,
  isCheck: row.is_check,
  askedBy: row.asked_by,
  state: row.state,
  attempts: row.attempts,
  progress: row.progress,
  resumedAt: row.resumed_at === null ? null : BigInt(row.resumed_at),
  askedAt: row.asked_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  position: row.position === null ? null : BigInt(row.position),
  caseVersions: row.case_versions === null ? null : Number(row.case_versions),
  pausedMs: row.paused_ms,
  models: row.models ?? [],
  differences: row.differences ?? [],
  error: row.error,
});
