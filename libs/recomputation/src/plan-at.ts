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

/** Every version of a plan, oldest first. For workers, who see every entry. */
export async function planVersions(pool: pg.Pool, ledger: string, id: string): Promise<readonly PlanAt[]> {
  const entries = await readStream(pool, ledger, systemStreamId('plan', { plan: id }));
  return Promise.all(
    entries.flatMap(({ position, entry: { body, recordedAt } }) =>
      body.type === 'plan-published' ? [planOf(pool, ledger, { position, recordedAt, ...body.plan })] : [],
    ),
  );
}

/** The version asked for, or the newest at a position; undefined where it was not published then. */
export async function planAt(
  pool: pg.Pool,
  ledger: string,
  id: string,
  { version, position }: { readonly version: number | null; readonly position: bigint },
): Promise<PlanAt | undefined> {
  const versions = await planVersions(pool, ledger, id);
  return versions.findLast((one) => one.position <= position && (version === null || one.version === version));
}

async function planOf(
  pool: pg.Pool,
  ledger: string,
  {
    content,
    ...published
  }: Pick<PlanAt, 'position' | 'recordedAt' | 'version'> & { readonly content: { readonly sha256: string } },
): Promise<PlanAt> {
  const { position, recordedAt, version } = published;
  return { plan: await readPlan(pool, ledger, content.sha256), version, position, recordedAt };
}

/** Plans by the digest of their content, which never changes. */
const loaded = new Map<string, PlanAt['plan']>();
const maxLoaded = 100;

async function readPlan(pool: pg.Pool, ledger: string, sha256: string): Promise<PlanAt['plan']> {
  const known = loaded.get(sha256);
  if (known !== undefined) return known;
  const text = (await readContent(pool, ledger, sha256))?.toString('utf8');
  const read = text === undefined ? undefined : loadPlan(text, { kinds: parameterSchemas });
  if (read?.ok !== true) throw new Error(`the plan ${sha256} of ledger ${ledger} cannot be read`);
  if (loaded.size >= maxLoaded) loaded.clear();
  loaded.set(sha256, read.plan);
  return read.plan;
}
