import { classifyDatabaseError } from '@duibiao/platform';
import type pg from 'pg';
import { callAppend, callAppendClean } from './append-call.js';
import type { AppendOutcome, AppendRequest } from './append-request.js';
import { gather, type Gathered } from './gather.js';

/** Most submissions in one call; the cap on events keeps a batch of imports from holding the lock for long. */
const MAX_SUBMISSIONS = 256;
const MAX_EVENTS = 1500;

type Lane = Gathered<AppendRequest, AppendOutcome | FailedAppend>;

export type Append = (ledger: string, request: AppendRequest) => Promise<AppendOutcome>;

/** One call of append as it went, for who counts. Submissions that are neither appended nor repeated were refused. */
export interface AppendObserved {
  readonly ledger: string;
  readonly submissions: number;
  readonly appended: number;
  readonly repeated: number;
  /** Entries appended. */
  readonly entries: number;
  readonly seconds: number;
}

/**
 * An appender for any number of ledgers: one call at a time for each, carrying all submissions that wait (group commit).
 * Resolves only after commit. Rejects with the database's error where the outcome is unknown: ask again with the same key.
 */
export function createAppender(
  pool: pg.Pool,
  onAppended: (ledger: string) => void = () => undefined,
  observe?: (observed: AppendObserved) => void,
): Append {
  const lanes = new Map<string, Lane>();
  const lane = (ledger: string): Lane => {
    const known = lanes.get(ledger);
    if (known !== undefined) return known;
    const run = async (batch: readonly AppendRequest[]) => {
      const began = performance.now();
      const outcomes = await appendBatch(pool, ledger, batch);
      observe?.(observed(ledger, batch, outcomes, (performance.now() - began) / 1_000));
      if (outcomes.some((one) => 'outcome' in one && one.outcome === 'appended')) onAppended(ledger);
      return outcomes;
    };
    const made = gather(run, { max: MAX_SUBMISSIONS, board });
    lanes.set(ledger, made);
    return made;
  };
  return async (ledger, request) => {
    const answer = await lane(ledger)(request);
    if (answer instanceof FailedAppend) throw answer.cause instanceof Error ? answer.cause : answer;
    return answer;
  };
}

function observed(
  ledger: string,
  batch: readonly AppendRequest[],
  outcomes: readonly (AppendOutcome | FailedAppend)[],
  seconds: number,
): AppendObserved {
  let [appended, repeated, entries] = [0, 0, 0];
  outcomes.forEach((one, index) => {
    if (!('outcome' in one)) return;
    if (one.outcome === 'repeated') repeated += 1;
    if (one.outcome !== 'appended') return;
    appended += 1;
    entries += batch[index]?.events.length ?? 0;
  });
  return { ledger, submissions: batch.length, appended, repeated, entries, seconds };
}

/** Alone: what sets the clock or changes heads. Never together: two that touch one stream or one key. */
function board(): (request: AppendRequest) => boolean {
  const touched = new Set<string>();
  let [events, isClosed] = [0, false];
  return (request) => {
    const own = names(request);
    const isFirst = events === 0;
    if (isClosed || (!isFirst && (isAlone(request) || events + request.events.length > MAX_EVENTS))) return false;
    if (own.some((name) => touched.has(name))) return false;
    for (const name of own) touched.add(name);
    events += request.events.length;
    isClosed = isAlone(request);
    return true;
  };
}

const isAlone = (request: AppendRequest): boolean =>
  request.recordedAt !== undefined || request.events.some(({ head }) => head !== undefined);

const names = (request: AppendRequest): string[] => [
  request.request.toString('latin1'),
  ...request.events.map(({ event }) => event.stream),
];

/** Stands for a submission that failed by itself after its batch was split. */
class FailedAppend extends Error {}

/**
 * First the clean call; whatever the database refuses in it sends the batch to the careful one, which judges each submission
 * by itself. What fails there too is split and sent one by one, so that one bad submission never spoils its neighbours. Each
 * attempt is safe: what an earlier one may have committed is found again by its key.
 */
async function appendBatch(
  pool: pg.Pool,
  ledger: string,
  batch: readonly AppendRequest[],
): Promise<(AppendOutcome | FailedAppend)[]> {
  const isClean = batch.every(
    ({ events, claim }) => claim !== undefined && events.every(({ head }) => head === undefined),
  );
  try {
    return isClean ? await callAppendClean(pool, ledger, batch) : await callAppend(pool, ledger, batch);
  } catch (error) {
    if (isInfrastructure(error)) throw error;
  }
  try {
    return await callAppend(pool, ledger, batch);
  } catch (error) {
    if (batch.length === 1 || isInfrastructure(error)) throw error;
  }
  const outcomes: (AppendOutcome | FailedAppend)[] = [];
  for (const request of batch) {
    const [outcome] = await callAppend(pool, ledger, [request]).catch((cause) => [new FailedAppend('', { cause })]);
    outcomes.push(outcome ?? new FailedAppend('append answered nothing'));
  }
  return outcomes;
}

/** The database is away or busy: asking it again at once would not help. */
const isInfrastructure = (error: unknown): boolean =>
  !['other', 'unique-violation'].includes(classifyDatabaseError(error));
