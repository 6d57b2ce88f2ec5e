import { systemStreamId } from '@duibiao/facts';
import { readContent, readStream } from '@duibiao/ledger';
import { parameterSchemas } from '@duibiao/measures';
import { loadPlan, type Plan } from '@duibiao/plan';
import type pg from 'pg';

/** A version of a plan as its ledger holds it. */
export interface PlanAt {
  readonly plan: Plan<typeof parameterSchemas>;
  readonly version: number;
  /** Where it was published, and when. */
  readonly position: bigint;
  readonly recordedAt: string;
}

/** The version asked for, or the newest at a position; undefined where it was not published then. For workers, who see every entry. */
export async function planAt(
  pool: pg.Pool,
  ledger: string,
  id: string,
  { version, position }: { readonly version?: number | null; readonly position?: bigint },
): Promise<PlanAt | undefined> {
  const entries = await readStream(pool, ledger, systemStreamId('plan', { plan: id }));
  const found = entries.findLast(
    (one) =>
      one.entry.body.type === 'plan-published' &&
      (position === undefined || one.position <= position) &&
      (version === undefined || version === null || one.entry.body.plan.version === version),
  );
  if (found?.entry.body.type !== 'plan-published') return undefined;
  const { content, version: number } = found.entry.body.plan;
  const plan = await readPlan(pool, ledger, content.sha256);
  return { plan, version: number, position: found.position, recordedAt: found.entry.recordedAt };
}

async function readPlan(pool: pg.Pool, ledger: string, sha256: string): Promise<PlanAt['plan']> {
  const text = (await readContent(pool, ledger, sha256))?.toString('utf8');
  const loaded = text === undefined ? undefined : loadPlan(text, { kinds: parameterSchemas });
  if (loaded?.ok !== true) throw new Error(`the plan ${sha256} of ledger ${ledger} cannot be read`);
  return loaded.plan;
}
