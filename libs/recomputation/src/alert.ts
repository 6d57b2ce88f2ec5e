/** What the operator has to know of: numbers that differ, or a run that failed. */
export interface RunAlert {
  readonly ledger: string;
  readonly kind: 'difference' | 'failed-run';
  /** The run. */
  readonly subject: string;
  readonly detail: string;
}

export type RaiseAlert = (alert: RunAlert) => Promise<void>;
