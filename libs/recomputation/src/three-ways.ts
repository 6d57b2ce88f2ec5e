import { readContent } from '@duibiao/ledger';
import { inTransaction } from '@duibiao/platform';
import { computedResult, cursorPosition, incrementalResult, organisationVersion } from '@duibiao/projections';
import { foldedResult, foldLedger, ledgerEntries } from '@duibiao/replay';
import {
  ENGINE,
  type ResultHead,
  type ResultIndicator,
  resultIndicators,
  type WrittenResult,
  writeResult,
} from '@duibiao/results';
import type { Entry } from '@duibiao/facts';
import type pg from 'pg';
import { planAt } from './plan-at.js';
import type { RunProgress } from './recomputation.js';

/** What is computed. Without `position`: the newest projected. */
export interface WaysQuestion {
  readonly ledger: string;
  readonly root: string;
  readonly plan: string;
  readonly planVersion: number | null;
  readonly position: bigint | null;
  readonly day: string;
}

/** The same numbers three times, and of what they are. */
export interface ThreeWays {
  readonly head: ResultHead;
  readonly kept: WrittenResult;
  readonly computed: WrittenResult;
  readonly folded: WrittenResult;
}

export interface WaysOptions {
  /** Told once what is computed, before the long part. */
  readonly onPoint: (head: ResultHead) => Promise<void>;
  readonly onProgress: (progress: RunProgress) => void;
  readonly signal: AbortSignal;
}

/** Why something cannot be computed, in words for whoever asked. */
export class CannotCompute extends Error {}

/**
 * Computes all numbers of a plan as they were kept up, anew by SQL, and by a fold over the entries, all three at the same time. The first is of one
 * moment: where no position is asked for, the newest, so that the cells themselves are compared.
 *
 * Throws CannotCompute where the plan was not published at the position.
 */
export async function threeWays(pool: pg.Pool, question: WaysQuestion, options: WaysOptions): Promise<ThreeWays> {
  const { onPoint, onProgress } = options;
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  let progress: RunProgress = {};
  const report = (more: RunProgress): void => {
    signal.throwIfAborted();
    onProgress((progress = { ...progress, ...more }));
  };
  const { head, kept, beside } = await inTransaction(
    pool,
    async (client) => {
      const point = await pointOf(pool, client, question);
      await onPoint(point.head);
      signal.throwIfAborted();
      const beside = computedAnew(pool, point, report);
      // Where one fails the others stop at their next step, and the failure is told below.
      beside.catch((error: unknown) => failed.abort(error));
      const kept = await keptUp(client, point, signal).catch((error: unknown) => {
        failed.abort(error);
        throw error;
      });
      return { head: point.head, kept, beside };
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  );
  const [computed, folded] = await beside;
  // should one of both be wrong, it is the one to be told of
  const [fromStart, fromEnd] = kept;
  return { head, kept: fromStart.digest === folded.digest ? fromEnd : fromStart, computed, folded };
}

interface ComputedPoint {
  readonly head: ResultHead;
  readonly indicators: readonly ResultIndicator[];
}

/** By SQL and by the fold, at the same time. */
function computedAnew(
  pool: pg.Pool,
  { head, indicators }: ComputedPoint,
  report: (more: RunProgress) => void,
): Promise<[WrittenResult, WrittenResult]> {
  return Promise.all([
    computedResult(pool, head, indicators, {
      onProgress: (done, total) => report({ computed: { done, total } }),
    }).then(writeResult),
    folding(pool, head, indicators, (done) => report({ folded: { done, total: Number(head.position) } })).then(
      writeResult,
    ),
  ]);
}

async function pointOf(
  pool: pg.Pool,
  client: pg.ClientBase,
  { ledger, root, plan: id, planVersion, position: asked, day }: WaysQuestion,
): Promise<ComputedPoint> {
  const position = asked ?? (await cursorPosition(client, ledger));
  const found = await planAt(pool, ledger, id, { version: planVersion, position });
  if (found === undefined) {
    const what = planVersion === null ? `plan ${id}` : `version ${planVersion} of plan ${id}`;
    throw new CannotCompute(`${what} was not published yet at position ${position}`);
  }
  const head: ResultHead = {
    ledger,
    plan: id,
    planVersion: found.version,
    position,
    day,
    organisation: 'then',
    organisationVersion: await organisationVersion(client, { ledger, position, day }),
    root,
    basis: 'all',
    engine: ENGINE,
  };
  return { head, indicators: resultIndicators(found.plan) };
}

/** Cells added up from the first day, and from the totals back: readers are answered either way. */
async function keptUp(
  client: pg.ClientBase,
  { head, indicators }: ComputedPoint,
  signal: AbortSignal,
): Promise<readonly [WrittenResult, WrittenResult]> {
  const kept = async (from: 'start' | 'end'): Promise<WrittenResult> =>
    writeResult(await incrementalResult(client, head, indicators, { from }));
  const fromStart = await kept('start');
  signal.throwIfAborted();
  return [fromStart, await kept('end')];
}

async function folding(
  pool: pg.Pool,
  { ledger, plan, planVersion, position, day, root, basis, engine }: ResultHead,
  indicators: readonly ResultIndicator[],
  onRead: (done: number) => void,
) {
  const contentOf = async (sha256: string): Promise<string> => {
    const content = await readContent(pool, ledger, sha256);
    if (content === undefined) throw new CannotCompute(`content ${sha256} does not stand beside the ledger`);
    return content.toString('utf8');
  };
  const entries = counted(ledgerEntries(pool, ledger), onRead);
  const fold = await foldLedger(entries, { indicators, contentOf, upTo: position });
  onRead(Number(position));
  return foldedResult(fold, { ledger, plan, planVersion, day, root, basis, engine }, indicators);
}

/** Tells how many entries were read, once in a while. */
async function* counted(entries: AsyncIterable<Entry>, onRead: (done: number) => void): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    if (entry.position % 2_000 === 0) onRead(entry.position);
    yield entry;
  }
}
