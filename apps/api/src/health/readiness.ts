import type { JobCounts } from '@duibiao/jobs';
import { assertDurable, assertMigrated, isDatabaseAway } from '@duibiao/platform';
import { lagLimits, readLags } from '@duibiao/projections';
import type pg from 'pg';
import { z } from 'zod';

export const readinessSchema = z
  .strictObject({
    status: z
      .enum(['ok', 'degraded', 'unavailable'])
      .describe('degraded: submissions are recorded, something else is wrong; unavailable: they cannot be'),
    database: z.strictObject({ state: z.enum(['ok', 'away', 'unusable']), reason: z.string().nullable() }),
    queues: z.strictObject({
      state: z.enum(['ok', 'away']).describe('away: numbers follow by a sweep, seconds later'),
      reason: z.string().nullable(),
    }),
    projection: z
      .strictObject({
        state: z.enum(['ok', 'behind']).describe(`behind: by ${lagLimits.settleBelowSeconds} s or more`),
        lagPositions: z.string().describe('entries that are not in the numbers yet, of all ledgers'),
        lagSeconds: z.number().describe('real time since the oldest of them was recorded'),
      })
      .nullable()
      .describe('null: the database cannot be asked'),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.output<typeof readinessSchema>;

/** So long the database may take: who asks for readiness has little patience, and one that hangs is away. */
const patienceMs = 3_000;

/** What can be done now. Never rejects. */
export async function readiness(pool: pg.Pool, jobs: JobCounts): Promise<Readiness> {
  const [database, queues, projection] = await Promise.all([
    databaseState(pool),
    jobs.read().then(
      () => ({ state: 'ok', reason: null }) as const,
      (error: unknown) => ({ state: 'away', reason: reasonOf(error) }) as const,
    ),
    within(projectionState(pool)).catch(() => null),
  ]);
  const isWhole = queues.state === 'ok' && projection?.state === 'ok';
  const status = database.state !== 'ok' ? 'unavailable' : isWhole ? 'ok' : 'degraded';
  return { status, database, queues, projection };
}

async function databaseState(pool: pg.Pool): Promise<Readiness['database']> {
  try {
    await within(Promise.all([assertDurable(pool), assertMigrated(pool)]));
    return { state: 'ok', reason: null };
  } catch (error) {
    const state = isDatabaseAway(error) || error instanceof Late ? 'away' : 'unusable';
    return { state, reason: reasonOf(error) };
  }
}

async function projectionState(pool: pg.Pool): Promise<Readiness['projection']> {
  const lags = await readLags(pool);
  const positions = lags.reduce((sum, { head, projected }) => sum + (head - projected), 0n);
  const seconds = Math.max(0, ...lags.map((lag) => lag.seconds));
  const state = seconds >= lagLimits.settleBelowSeconds ? 'behind' : 'ok';
  return { state, lagPositions: positions.toString(), lagSeconds: Math.round(seconds * 1_000) / 1_000 };
}

class Late extends Error {}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Late(`no answer within ${patienceMs} ms`)), patienceMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** Where something stands is nobody's business outside: addresses and ports are cut. */
const reasonOf = (error: unknown): string => {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const text = first instanceof Error ? first.message : String(first);
  return text.replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?/g, '…') || 'no answer';
};
