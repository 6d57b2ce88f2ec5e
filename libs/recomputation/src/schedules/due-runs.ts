import { type LedgerHead, positionAt, readHead, readPlanIds } from '@duibiao/ledger';
import type pg from 'pg';
import { planVersions } from '../plan-at.js';
import { metricsStream } from '../publish.js';
import type { Recomputation } from '../recomputation.js';
import { requestRun } from '../runs.js';
import { type EffectiveSchedule, effectiveSchedules } from './effective.js';
import { duePeriods } from './periods.js';
import { askedPeriods, clockReleasedAt, readSetSchedules } from './set-schedules.js';

/** A tick that is taken up so much later or more was missed: its run is at the position of its moment, not of its start. */
const missedMs = 60_000;

/** As whom runs are asked for that nobody asked for by hand. */
const asker = 'schedule';

/** The schedules in force in a ledger; none while a demonstration is being generated. For workers, who see every entry. */
export async function schedulesInForce(pool: pg.Pool, head: LedgerHead): Promise<readonly EffectiveSchedule[]> {
  return head.isGenerating ? [] : schedulesSince(pool, head, await clockReleasedAt(pool, head.id));
}

/** The schedules of a ledger, none of which holds before `released`. */
async function schedulesSince(
  pool: pg.Pool,
  head: LedgerHead,
  released: string | null,
): Promise<readonly EffectiveSchedule[]> {
  const [plans, set] = await Promise.all([readPlanIds(pool, head.id), readSetSchedules(pool, head.id)]);
  const found: EffectiveSchedule[] = [];
  for (const plan of plans) {
    const versions = await planVersions(pool, head.id, plan);
    const scheduled = versions.map(({ plan: { settings }, recordedAt }) => ({ ...settings, recordedAt }));
    found.push(...effectiveSchedules(plan, scheduled, set.get(plan), released));
  }
  return found;
}

/**
 * Asks for what is due in a ledger, by its own clock, and was not asked for yet: each period once, however many workers look. Answers what was
 * asked for.
 */
export async function requestDue(pool: pg.Pool, ledger: string): Promise<readonly Recomputation[]> {
  const head = await readHead(pool, ledger);
  if (head === undefined) return [];
  return requestPeriods(pool, head, await schedulesInForce(pool, head), head.now);
}

/**
 * Asks for the quarters that were over before a demonstration's clock went on, as its schedules would have, had they held while it was generated:
 * each at the position of its tick, once. Their results are published on the day of the clock, since a ledger is never written into the past.
 */
export async function requestGeneratedClosings(pool: pg.Pool, ledger: string): Promise<readonly Recomputation[]> {
  const head = await readHead(pool, ledger);
  const released = head?.isGenerating === false ? await clockReleasedAt(pool, ledger) : null;
  if (head === undefined || released === null) return [];
  const schedules = await schedulesSince(pool, head, null);
  const closings = schedules.filter(({ kind }) => kind === 'quarterly-closing');
  return requestPeriods(pool, head, closings, released);
}

/** Asks for the periods of schedules whose tick came up to a moment, and that are neither asked for nor published. */
async function requestPeriods(
  pool: pg.Pool,
  { id: ledger, now, timeZone }: LedgerHead,
  schedules: readonly EffectiveSchedule[],
  upTo: string,
): Promise<readonly Recomputation[]> {
  if (schedules.length === 0) return [];
  const asked = await askedPeriods(pool, ledger);
  const requested: Recomputation[] = [];
  for (const schedule of schedules) {
    const due = duePeriods(schedule, timeZone, schedule.since, upTo).filter(
      ({ period }) => !asked.has(`${schedule.plan} ${schedule.id} ${period}`),
    );
    const published = await publishedPeriods(pool, ledger, schedule, due);
    for (const { period, day, tick } of due) {
      if (published.has(period)) continue;
      const isMissed = Date.parse(now) - Date.parse(tick) >= missedMs;
      const run = await requestRun(pool, {
        ledger,
        plan: schedule.plan,
        day,
        askedBy: asker,
        schedule: { id: schedule.id, period, tick },
        ...(isMissed && { position: await positionAt(pool, ledger, tick) }),
      });
      if (run !== undefined) requested.push(run);
    }
  }
  return requested;
}

/** Of some periods those whose result stands in the ledger, though nothing is known of a run: as in a database that was restored. */
async function publishedPeriods(
  pool: pg.Pool,
  ledger: string,
  { plan, id }: EffectiveSchedule,
  due: readonly { readonly period: string }[],
): Promise<ReadonlySet<string>> {
  if (due.length === 0) return new Set();
  const streams = due.map(({ period }) => metricsStream({ plan, id: '', schedule: { id, period, tick: '' } }));
  const { rows } = await pool.query<{ stream: string }>(
    `SELECT encode(e.stream_id, 'hex') AS stream FROM ledger.events e WHERE e.ledger_id = $1 AND e.stream_id = ANY ($2) AND e.version = 1`,
    [ledger, streams.map((stream) => Buffer.from(stream, 'hex'))],
  );
  const found = new Set(rows.map(({ stream }) => stream));
  return new Set(due.flatMap(({ period }, index) => (found.has(streams[index] ?? '') ? [period] : [])));
}
