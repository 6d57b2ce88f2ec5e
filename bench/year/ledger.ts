import { addPrincipal, issueKey, randomId } from '@duibiao/access';
import type { Seeds } from '@duibiao/demonstration';
import type { FactKinds, ProposedFact } from '@duibiao/facts';
import { createAppender, openLedger } from '@duibiao/ledger';
import { type Caller, type Desk, openDesk, publishPlan, submitFacts } from '@duibiao/submissions';
import { Lanes, lanesHere } from '@duibiao/projections';
import type pg from 'pg';
import { blank, type Cluster, poolAs } from '../rig/cluster.js';
import { ledger, must } from '../rig/filling.js';
import type { Country } from './organisation.js';

/** A ledger in a database of its own, open, with its units, and without a plan. */
export interface YearLedger {
  readonly cluster: Cluster;
  readonly database: string;
  readonly country: Country;
  readonly kinds: FactKinds;
  readonly api: pg.Pool;
  /** One connection each: whoever projects prepares its statements once. */
  readonly worker: pg.Pool;
  readonly facts: pg.Pool;
  readonly lanes: Lanes;
  readonly desk: Desk;
  readonly caller: Caller;
  readonly key: string;
  close(): Promise<void>;
}

/** Between them the tables of units are analysed: without statistics a thousand took up to 100 s, with them 2. */
const UNITS_AT_ONCE = 200;

export async function openYear(
  cluster: Cluster,
  database: string,
  country: Country,
  seeds: Seeds,
): Promise<YearLedger> {
  await cluster.copy(blank, database);
  const api = poolAs(cluster, database, 'api', 8);
  const worker = poolAs(cluster, database, 'worker', 1);
  const facts = poolAs(cluster, database, 'worker', 1);
  const count = lanesHere();
  const lanes = new Lanes(poolAs(cluster, database, 'worker', Math.max(1, count)), count);
  const desk = openDesk(api, createAppender(api), cluster.secrets.idempotencyKey);
  const principal = await addPrincipal(api, 'bench', true);
  const roles = ['submitter', 'planner', 'operator', 'auditor'] as const;
  const caller: Caller = {
    principal,
    channel: 'api',
    grants: roles.map((role) => ({ role, unit: country.root })),
  };
  const [root] = country.units;
  if (root === undefined) throw new Error('the country has no units');
  const command = {
    id: ledger,
    name: 'bench',
    purpose: 'live',
    timeZone: 'Asia/Shanghai',
    root: { unit: root.id, type: root.type, name: root.name.zh, openedOn: root.opensOn },
    factKinds: seeds.factKinds,
    by: { principal, channel: 'api' },
    roles,
    submission: randomId('sub-'),
  } as const;
  if (!(await openLedger(api, command, desk.entropy))) throw new Error('the ledger is open already');
  const opened = country.units.slice(1).map(({ id, parent, type, name, opensOn }): ProposedFact => ({
    kind: 'unit.opened',
    refs: { unit: id, ...(parent === null ? {} : { parent }) },
    days: { validFrom: opensOn },
    values: { type, name: name.zh },
  }));
  for (let first = 0; first < opened.length; first += UNITS_AT_ONCE) {
    const chunk = opened.slice(first, first + UNITS_AT_ONCE);
    must(await submitFacts(desk, caller, { ledger, unit: root.id, facts: chunk, key: `units-${first}` }));
    await cluster.run(database, 'ANALYZE ledger.units, ledger.unit_paths');
  }
  const { key } = await issueKey(api, principal, 'bench');
  const close = async (): Promise<void> => {
    await Promise.all([api.end(), worker.end(), facts.end(), lanes.close()]);
    await cluster.drop(database);
  };
  return {
    cluster,
    database,
    country,
    kinds: seeds.factKinds.kinds,
    api,
    worker,
    facts,
    lanes,
    desk,
    caller,
    key,
    close,
  };
}

export async function publish({ desk, caller }: YearLedger, plan: Seeds['plan']): Promise<void> {
  const published = { ledger, plan, text: plan.text, mediaType: 'application/yaml', key: 'plan' } as const;
  must(await publishPlan(desk, caller, published));
}
