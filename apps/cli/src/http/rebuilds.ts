/** Answers of the API about rebuilds, as far as commands read them. */
export interface Rebuild {
  readonly id: string;
  readonly check: boolean;
  readonly state: 'waiting' | 'running' | 'equal' | 'repaired' | 'different' | 'failed' | 'cancelled';
  readonly progress: {
    readonly phase: 'deriving' | 'comparing';
    readonly position: string;
    readonly total: string;
    readonly caseVersions: number;
  } | null;
  readonly resumedAt: string | null;
  readonly position: string | null;
  readonly caseVersions: number | null;
  readonly pausedMs: number | null;
  readonly models: readonly {
    readonly model: string;
    readonly rows: number;
    readonly missing: number;
    readonly extra: number;
    readonly changed: number;
  }[];
  readonly differences: readonly {
    readonly model: string;
    readonly what: 'missing' | 'extra' | 'changed';
    readonly key: Readonly<Record<string, string | number>>;
    readonly columns: Readonly<Record<string, { readonly stood: unknown; readonly derived: unknown }>>;
  }[];
  readonly differenceCount: number;
  readonly durationMs: number | null;
  readonly error: string | null;
}
