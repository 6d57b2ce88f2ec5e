import { createHash, randomBytes } from 'node:crypto';
import { randomId } from '@duibiao/access';
import { bindSubmission, type MetricsPublished, systemStreamId } from '@duibiao/facts';
import { keepContent, publishMetrics, requestHash } from '@duibiao/ledger';
import { type ResultHead, resultMediaType, type WrittenResult } from '@duibiao/results';
import type pg from 'pg';
import type { Recomputation } from './recomputation.js';

/** As whom the workers write. */
const system = 'system';

/** The stream of a published result: of the period where a schedule asked, else of the run. */
export const metricsStream = ({ plan, id, schedule }: Pick<Recomputation, 'plan' | 'id' | 'schedule'>): string =>
  systemStreamId(
    'metrics',
    schedule === null ? { plan, run: id } : { plan, schedule: schedule.id, period: schedule.period },
  );

/**
 * Keeps the result beside the ledger and appends the event that names it; answers its position. Done twice, as by a worker that dies in
 * between, it is there once.
 */
export async function publish(
  pool: pg.Pool,
  run: Recomputation,
  head: ResultHead,
  { bytes, digest }: WrittenResult,
  verdicts: Readonly<Record<string, number>>,
): Promise<bigint> {
  const { ledger, plan, planVersion, position, day, organisationVersion, engine, root } = head;
  await keepContent(pool, ledger, resultMediaType, bytes);
  const event: MetricsPublished = {
    schema: 1,
    type: 'metrics-published',
    stream: metricsStream(run),
    version: 1,
    by: { principal: system, channel: 'system' },
    nonce: randomBytes(16).toString('base64url'),
    metrics: {
      plan,
      planVersion,
      position: Number(position),
      day,
      organisationVersion,
      engine,
      verdicts,
      content: { sha256: digest, bytes: bytes.length, mediaType: resultMediaType },
      ...(run.schedule === null ? {} : { schedule: { id: run.schedule.id, period: run.schedule.period } }),
    },
  };
  const submission = randomId('sub-');
  const [bound] = bindSubmission([{ event, expected: 0, units: [root], texts: [] }], submission).events;
  if (bound === undefined) throw new Error('one event was bound and none came out');
  const published = await publishMetrics(pool, ledger, {
    submission,
    request: requestHash(system, `metrics ${run.id}`),
    digest: createHash('sha256').update(digest).digest(),
    unit: root,
    event: bound,
  });
  if ('position' in published) return published.position;
  throw new Error(`run ${run.id} cannot be published: another result stands in its place (${published.outcome})`);
}
