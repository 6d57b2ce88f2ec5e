/**
 * `waiting` for a worker; `running`; `equal`: what stood is what the entries say; `repaired`: it was not, and was replaced; `different`: it is not, and
 * was only to be compared; `failed`: it could not be derived, and what stood still stands; `cancelled`.
 */
export const rebuildStates = ['waiting', 'running', 'equal', 'repaired', 'different', 'failed', 'cancelled'] as const;
export type RebuildState = (typeof rebuildStates)[number];

/** How far a rebuild is: positions whose numbers are derived, of `total`; cases computed, each once for every position that touches it. */
export interface RebuildProgress {
  readonly phase: 'deriving' | 'comparing';
  readonly position: string;
  readonly total: string;
  readonly caseVersions: number;
}

/** One read model, compared: rows derived anew, and those that stood otherwise. */
export interface ModelComparison {
  /** The name of its table. */
  readonly model: string;
  readonly rows: number;
  /** Rows that did not stand there. */
  readonly missing: number;
  /** Rows that stood there for nothing. */
  readonly extra: number;
  readonly changed: number;
}

/** A row that differs. */
export interface RowDifference {
  readonly model: string;
  readonly what: 'missing' | 'extra' | 'changed';
  readonly key: Readonly<Record<string, string | number>>;
  /** By column what stood and what the entries say; of rows that are missing or extra, numbers. What facts say of things and days is left out. */
  readonly columns: Readonly<Record<string, { readonly stood: unknown; readonly derived: unknown }>>;
}

/** A rebuild that was asked for. Instants are ISO 8601 in UTC, of the database's clock. */
export interface Rebuild {
  readonly ledger: string;
  readonly id: string;
  /** Compare only. */
  readonly isCheck: boolean;
  readonly askedBy: string;
  readonly state: RebuildState;
  readonly attempts: number;
  readonly progress: RebuildProgress | null;
  /** The position from which the last attempt went on; null: from the beginning. */
  readonly resumedAt: bigint | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Where both stood when they were compared; null until then. */
  readonly position: bigint | null;
  readonly caseVersions: number | null;
  /** How long projecting waited while both were compared, and the switch. */
  readonly pausedMs: number | null;
  readonly models: readonly ModelComparison[];
  /** The first of each model. */
  readonly differences: readonly RowDifference[];
  readonly error: string | null;
}

/** How many rows differ. */
export const countDifferences = (models: readonly ModelComparison[]): number =>
  models.reduce((sum, { missing, extra, changed }) => sum + missing + extra + changed, 0);

/** Whether nothing more will happen to it. */
export const isRebuilt = ({ state }: Pick<Rebuild, 'state'>): boolean => state !== 'waiting' && state !== 'running';
