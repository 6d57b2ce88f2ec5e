import type { LogKeyChanged, LogReopened } from './event.js';
import { systemStreamId } from './identity.js';

/** The log of a ledger as an event makes it. */
export interface LogHead {
  /** From 1; another one begins without leaves. */
  readonly generation: number;
  /** From 1. */
  readonly keyNumber: number;
  readonly origin: string;
  readonly verifierKey: string;
  /** The key that signs too. */
  readonly previousKey: string | null;
  /** What was decided on; append refuses it where the log is another by now (DB003). `size` null: however many leaves it has. */
  readonly seen: { readonly generation: number; readonly keyNumber: number; readonly size: number | null };
}

/** What is done to the log of a ledger: what the event says of it, and what the log becomes. */
export interface LogChange {
  readonly event: Pick<LogReopened, 'type' | 'log'> | Pick<LogKeyChanged, 'type' | 'log'>;
  readonly head: LogHead;
}

/** The stream of all that is done to a ledger's log. */
export const logStream = (ledger: string): string => systemStreamId('log', { ledger });
