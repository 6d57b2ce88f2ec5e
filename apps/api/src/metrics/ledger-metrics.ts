import { countOpenAlerts } from '@duibiao/alerts';
import type { JobCounts } from '@duibiao/jobs';
import { Gauge, type Metrics } from '@duibiao/platform';
import { readLags } from '@duibiao/projections';
import type pg from 'pg';

/**
 * What stands in database and queues, asked anew for each look: the ledgers' sizes and lags, parked facts, open alerts, jobs. The API tells it
 * for the whole system, so that it needs no worker that answers. Where a source is away its gauges are absent, and
 * `duibiao_source_up` says so.
 */
export function createLedgerMetrics(metrics: Metrics, pool: pg.Pool, jobs: JobCounts): () => Promise<void> {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: readonly L[]): Gauge<L> =>
    new Gauge({ name: `duibiao_${name}`, help, labelNames, registers: [metrics] });
  const up = gauge('source_up', 'Whether what the other gauges are asked of answers', 'source');
  const head = gauge('ledger_head_position', 'Newest position of a ledger: its number of entries', 'ledger');
  const lagPositions = gauge('projection_lag_positions', 'Entries that are not in the numbers yet', 'ledger');
  const lagSeconds = gauge('projection_lag_seconds', 'Real time since the oldest of them was recorded', 'ledger');
  const parked = gauge('parked_facts', 'Facts (or reviews, plans) that cannot be applied', 'ledger');
  const alerts = gauge('alerts_open', 'Alerts whose cause is still there', 'ledger', 'kind');
  const sealed = gauge('log_size', 'Entries that the newest checkpoint of a ledger covers', 'ledger');
  const held = gauge('log_held', '1 where nothing is signed until an operator says how to go on', 'ledger');
  const count = gauge('jobs', 'Jobs in the queues', 'queue', 'state');

  const askDatabase = async (): Promise<void> => {
    for (const one of [head, lagPositions, lagSeconds, parked, alerts, sealed, held]) one.reset();
    const [lags, open, waiting, logs] = await Promise.all([
      readLags(pool),
      countOpenAlerts(pool),
      pool.query<{ ledger_id: string; streams: number }>(
        'SELECT ledger_id, count(*)::int AS streams FROM operations.parked_streams GROUP BY ledger_id',
      ),
      pool.query<{ ledger_id: string; size: string; is_held: boolean }>(
        'SELECT ledger_id, size, held IS NOT NULL AS is_held FROM log.logs',
      ),
    ]);
    for (const { ledger_id: ledger, size, is_held } of logs.rows) {
      sealed.set({ ledger }, Number(size));
      held.set({ ledger }, is_held ? 1 : 0);
    }
    const streams = new Map(waiting.rows.map((row) => [row.ledger_id, row.streams]));
    for (const { ledger, head: newest, projected, seconds } of lags) {
      head.set({ ledger }, Number(newest));
      lagPositions.set({ ledger }, Number(newest - projected));
      lagSeconds.set({ ledger }, seconds);
      parked.set({ ledger }, streams.get(ledger) ?? 0);
    }
    for (const { ledger, kind, open: found } of open) alerts.set({ ledger, kind }, found);
  };
  const askQueues = async (): Promise<void> => {
    count.reset();
    for (const { queue, state, jobs: found } of await jobs.read()) count.set({ queue, state }, found);
  };
  const ask = async (source: string, work: () => Promise<void>): Promise<void> =>
    work().then(
      () => up.set({ source }, 1),
      () => up.set({ source }, 0),
    );
  return async () => {
    await Promise.all([ask('database', askDatabase), ask('queues', askQueues)]);
  };
}
