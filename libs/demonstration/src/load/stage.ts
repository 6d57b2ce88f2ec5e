import type { SubjectKeys } from '@duibiao/access';
import { ClearError } from '@duibiao/platform';
import type { Desk, SubmissionOutcome } from '@duibiao/submissions';
import type { Show } from '../show.js';
import type { Seeds } from './seeds.js';

/** Where the demonstration is played. */
export interface Stage {
  readonly desk: Desk;
  readonly subjectKeys: SubjectKeys;
  readonly show: Show;
  /** The show's own, unless it is played under another name. */
  readonly ledger: string;
  readonly seeds: Seeds;
}

/**
 * What MUST succeed: every command of the demonstration is legal.
 *
 * @throws ClearError where a demonstration begun by another version of the program stands in the way
 */
export function done(outcome: SubmissionOutcome, what: string): void {
  if (outcome.ok) return;
  const { refusal } = outcome;
  if (refusal.kind === 'key-reused' || refusal.kind === 'duplicate' || refusal.kind === 'stale') {
    throw new ClearError(
      'The demonstration in this database was begun by another version of Duibiao and cannot be continued.\n' +
        'Begin anew with another database (DATABASE_URL) or directory (DUIBIAO_HOME).',
    );
  }
  throw new Error(`${what} was refused: ${JSON.stringify(refusal).slice(0, 2_000)}`);
}
