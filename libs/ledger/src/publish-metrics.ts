import type { BoundEvent } from '@duibiao/facts';
import { statement, toBigInt } from '@duibiao/platform';
import type pg from 'pg';

/** A published result on its way into the ledger. `request` 20 and `digest` 32 bytes, as of every append; `unit` is the ledger's root. */
export interface MetricsRequest {
  readonly submission: string;
  readonly request: Buffer;
  readonly digest: Buffer;
  readonly unit: string;
  readonly event: BoundEvent;
}

/** `conflict`: that run or period is published already. */
export type MetricsOutcome =
  | { readonly outcome: 'appended' | 'repeated'; readonly position: bigint }
  | { readonly outcome: 'conflict' | 'key-reused' };

const publish = statement(
  'publish-metrics',
  'SELECT outcome, first_position FROM ledger.publish_metrics($1, $2, $3, $4, $5)',
);

/** Appends what a recomputation found: the only event that a worker may write. MUST NOT be called within a longer transaction. */
export async function publishMetrics(pool: pg.Pool, ledger: string, one: MetricsRequest): Promise<MetricsOutcome> {
  const request = Buffer.concat([one.request, one.digest]);
  const { rows } = await pool.query<{ outcome: MetricsOutcome['outcome']; first_position: string | null }>(
    publish([ledger, one.submission, request, one.unit, one.event.body]),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('publish_metrics answered nothing');
  if (row.outcome === 'conflict' || row.outcome === 'key-reused') return { outcome: row.outcome };
  return { outcome: row.outcome, position: toBigInt(row.first_position) };
}
