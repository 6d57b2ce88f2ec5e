import { type Entry, localDay } from '@duibiao/facts';
import { readContent, readEntriesAt, readHead } from '@duibiao/ledger';
import { inTransaction } from '@duibiao/platform';
import { incrementalResult, organisationVersion } from '@duibiao/projections';
import { planAt } from '@duibiao/recomputation';
import {
  type Against,
  ledgerEntries,
  type Progress,
  readBy,
  type Report,
  reportOf,
  traceViews,
  type View,
} from '@duibiao/replay';
import { ENGINE, readResult, type Result, type ResultHead } from '@duibiao/results';
import type pg from 'pg';
import type { AskedView, ReplayQuestion } from './replay.js';

/** Why something cannot be replayed, in words for whoever asked. */
export class CannotReplay extends Error {}

/**
 * Makes the report of a replay: reads what it is compared with, then the ledger once, and explains every difference. On a worker's pool.
 *
 * `onProgress` may throw to end it. Throws CannotReplay where what was asked for is not there.
 */
export async function makeReport(
  pool: pg.Pool,
  ledger: string,
  question: ReplayQuestion,
  onProgress: (progress: Progress) => void,
): Promise<Report> {
  const { unit, root } = question;
  const replayed = await viewOf(pool, ledger, question.plan, question);
  const { against, other, head } = await compared(pool, ledger, question, replayed);
  const [earlier, later] = replayed.position < other.position ? [replayed, other] : [other, replayed];
  const asksToday = [earlier, later].some(({ organisation }) => organisation === 'now');
  const today = asksToday ? head : later.position;
  const contentOf = async (sha256: string): Promise<string> =>
    (await contentBeside(pool, ledger, sha256)).toString('utf8');
  const traced = { ledger, earlier, later, root, unit, today, engine: ENGINE, contentOf };
  const trace = await traceViews(ledgerEntries(pool, ledger), traced, onProgress);
  const entriesAt = (positions: readonly number[]): Promise<readonly Entry[]> => readAt(pool, ledger, positions);
  const instants = new Map(
    (await entriesAt([earlier.position, later.position])).map(({ position, recordedAt }) => [position, recordedAt]),
  );
  return reportOf({
    ledger,
    engine: ENGINE,
    unit,
    today: asksToday ? today : null,
    replayed,
    against,
    other,
    trace,
    recordedAt: (position) => instants.get(position) ?? '',
    entriesAt,
  });
}

interface Compared {
  readonly against: Against;
  readonly other: View;
  /** The last position, at the moment at which the read models were read. */
  readonly head: number;
}

async function compared(pool: pg.Pool, ledger: string, question: ReplayQuestion, replayed: View): Promise<Compared> {
  const { against, plan, root } = question;
  if (against.with === 'read-models') return readModels(pool, ledger, root, replayed);
  const head = await headPosition(pool, ledger);
  if (against.with === 'replay') {
    return { against: { with: 'replay' }, other: await viewOf(pool, ledger, plan, against), head };
  }
  const { at } = against;
  const [entry] = await readAt(pool, ledger, [at]);
  if (entry?.body.type !== 'metrics-published' || entry.body.metrics.plan !== plan) {
    throw new CannotReplay(`no result of plan ${plan} was published at position ${at}`);
  }
  const stated = readResult(await contentBeside(pool, ledger, entry.body.metrics.content.sha256));
  const { planVersion, position, day, organisation } = stated.head;
  const asked = { planVersion, reading: null, position: Number(position), day, organisation };
  return { against: { with: 'published', at, stated }, other: await viewOf(pool, ledger, plan, asked), head };
}

/** What the read models say at the very question, in one snapshot with the tree of today. */
function readModels(pool: pg.Pool, ledger: string, root: string, view: View): Promise<Compared> {
  return inTransaction(
    pool,
    async (client) => {
      const head = await readHead(client, ledger);
      if (head === undefined) throw new CannotReplay(`there is no ledger ${ledger}`);
      const { plan, planVersion, position, day, organisation, reading } = view;
      const now = { ledger, position: head.position, day: localDay(head.now, head.timeZone) };
      const then = { ledger, position: BigInt(position), day };
      const asked: ResultHead = {
        ledger,
        plan,
        planVersion,
        position: BigInt(position),
        day,
        organisation,
        organisationVersion: await organisationVersion(client, organisation === 'now' ? now : then),
        root,
        basis: 'all',
        engine: ENGINE,
      };
      const stated: Result = await incrementalResult(client, asked, view.read(reading));
      return { against: { with: 'read-models', stated }, other: view, head: Number(head.position) };
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  );
}

async function viewOf(pool: pg.Pool, ledger: string, plan: string, asked: AskedView): Promise<View> {
  const { planVersion, reading, position, day, organisation } = asked;
  const found = await planAt(pool, ledger, plan, { version: planVersion, position: BigInt(position) });
  if (found === undefined) {
    throw new CannotReplay(`version ${planVersion} of plan ${plan} was not published yet at position ${position}`);
  }
  return { plan, planVersion, reading, position, day, organisation, read: readBy(found.plan) };
}

async function headPosition(pool: pg.Pool, ledger: string): Promise<number> {
  return Number((await readHead(pool, ledger))?.position ?? 0n);
}

async function contentBeside(pool: pg.Pool, ledger: string, sha256: string): Promise<Buffer> {
  const content = await readContent(pool, ledger, sha256);
  if (content === undefined) throw new CannotReplay(`content ${sha256} does not stand beside the ledger`);
  return content;
}

/** Positions looked up in one statement at most. */
const stride = 1_000;

async function readAt(pool: pg.Pool, ledger: string, positions: readonly number[]): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let at = 0; at < positions.length; at += stride) {
    const some = positions.slice(at, at + stride).map(BigInt);
    found.push(...(await readEntriesAt(pool, ledger, some)).map(({ entry }) => entry));
  }
  return found;
}
