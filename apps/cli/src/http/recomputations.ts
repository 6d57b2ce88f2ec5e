/** Answers of the API about recomputations and schedules, as far as commands read them. */
export interface Recomputation {
  readonly id: string;
  readonly plan: string;
  readonly planVersion: number | null;
  readonly position: string | null;
  readonly day: string;
  readonly schedule: { readonly id: string; readonly period: string; readonly tick: string } | null;
  readonly state: 'waiting' | 'running' | 'published' | 'different' | 'failed';
  readonly progress: {
    readonly computed?: { readonly done: number; readonly total: number };
    readonly folded?: { readonly done: number; readonly total: number };
  };
  readonly askedAt: string;
  readonly durationMs: number | null;
  readonly digests: { readonly kept: string | null; readonly computed: string | null; readonly folded: string | null };
  readonly publishedPosition: string | null;
  readonly verdicts: Readonly<Record<string, number>> | null;
  readonly differences: readonly {
    readonly between: string;
    readonly indicator: string;
    readonly unit: string | null;
    readonly first: string;
    readonly second: string;
  }[];
  readonly differenceCount: number;
  readonly error: string | null;
}

export interface RecomputationPage {
  readonly recomputations: readonly Recomputation[];
  readonly next: string | null;
}

interface Compared {
  readonly plan: string;
  readonly planVersion: number;
  readonly position: string;
  readonly day: string;
  readonly digest: string;
  readonly publishedPosition: string;
}

export interface Said {
  readonly value: string | null;
  readonly as: 'share' | 'count';
  readonly verdict: string;
}

export interface Comparison {
  readonly first: Compared;
  readonly second: Compared;
  readonly differences: readonly {
    readonly indicator: string;
    readonly unit: string | null;
    readonly first: Said | null;
    readonly second: Said | null;
  }[];
}

export interface ScheduleList {
  readonly now: string;
  readonly isDemonstration: boolean;
  readonly schedules: readonly {
    readonly plan: string;
    readonly id: string;
    readonly kind: string;
    readonly cron: string;
    readonly timeZone: string;
    readonly source: 'plan' | 'operator';
    readonly last: Recomputation | null;
    readonly next: { readonly period: string; readonly day: string; readonly tick: string } | null;
  }[];
}
