import { addPrincipal, issueKey, randomId, subjectIds } from '@duibiao/access';
import { readSeeds } from '@duibiao/demonstration';
import type { FactKinds, ProposedFact } from '@duibiao/facts';
import { createAppender, openLedger, readUnits } from '@duibiao/ledger';
import { catchUp } from '@duibiao/projections';
import {
  openDesk,
  publishPlan,
  submitFacts,
  type Caller,
  type Desk,
  type SubmissionOutcome,
} from '@duibiao/submissions';
import { blank, type Cluster, filled, poolAs } from './cluster.js';
import { marked, type Places, transfer } from './facts.js';
import { makeFloor } from './floor.js';
import { say } from './say.js';

export const ledger = 'bench';

/** A ledger that is filled and analysed, and who may write into it. */
export interface Filled {
  readonly caller: Caller;
  readonly key: string;
  readonly places: Places;
  readonly subjects: readonly string[];
  readonly kinds: FactKinds;
  /** Bytes of an entry in the mean. */
  readonly entryBytes: number;
}

const FACTS_AT_ONCE = 1_000;

/**
 * Fills the database {@link filled} through the command path: Dongguan's units, its plan, `facts` facts of half as many members. `isProjected`: for loads
 * that look at read models, or have the floor's tables beside them; otherwise there is the ledger alone.
 */
export async function fill(cluster: Cluster, facts: number, isProjected: boolean): Promise<Filled> {
  await cluster.copy(blank, filled);
  const pool = poolAs(cluster, filled, 'api', 8);
  const worker = poolAs(cluster, filled, 'worker', 2);
  try {
    const seeds = readSeeds();
    const desk = openDesk(pool, createAppender(pool), cluster.secrets.idempotencyKey);
    const caller = await open(desk, seeds);
    const units = await readUnits(pool, ledger);
    const ofType = (type: string): string[] => units.filter((unit) => unit.type === type).map(({ id }) => id);
    const places = { universities: ofType('university'), towns: ofType('town') };
    const subjects = await nameSubjects(cluster, desk, Math.ceil(facts / 2));
    say(`Filling the ledger with ${facts.toLocaleString('en')} facts …`);
    await submitAll(desk, caller, places, subjects, facts);
    if (isProjected) {
      say('Projecting them …');
      await catchUp(worker, ledger);
      await makeFloor(cluster, facts);
    }
    const { key } = await issueKey(pool, caller.principal, 'bench');
    await cluster.run(filled, 'VACUUM (FREEZE, ANALYZE)');
    const { rows } = await worker.query<{ bytes: number }>(
      'SELECT avg(octet_length(entry))::int AS bytes FROM ledger.events WHERE ledger_id = $1',
      [ledger],
    );
    return { caller, key, places, subjects, kinds: seeds.factKinds.kinds, entryBytes: rows[0]?.bytes ?? 0 };
  } finally {
    await Promise.all([pool.end(), worker.end()]);
  }
}

async function open(desk: Desk, { organisation, factKinds, plan }: ReturnType<typeof readSeeds>): Promise<Caller> {
  const root = organisation.units.find(({ parent }) => parent === null);
  if (root === undefined) throw new Error('the organisation has no root');
  const principal = await addPrincipal(desk.pool, 'bench', true);
  const roles = ['submitter', 'planner', 'operator'] as const;
  const caller: Caller = { principal, channel: 'api', grants: roles.map((role) => ({ role, unit: root.id })) };
  const command = {
    id: ledger,
    name: 'bench',
    purpose: 'live',
    timeZone: 'Asia/Shanghai',
    root: { unit: root.id, type: root.type, name: root.name.zh, openedOn: root.opensOn },
    factKinds,
    by: { principal, channel: 'api' },
    roles,
    submission: randomId('sub-'),
  } as const;
  if (!(await openLedger(desk.pool, command, desk.entropy))) throw new Error('the ledger is open already');
  const below = organisation.units.filter(({ parent }) => parent !== null);
  const facts = below.map(({ id, parent, type, name, opensOn }): ProposedFact => {
    return {
      kind: 'unit.opened',
      refs: { unit: id, parent: parent ?? root.id },
      days: { validFrom: opensOn },
      values: { type, name: name.zh },
    };
  });
  must(await submitFacts(desk, caller, { ledger, unit: root.id, facts, key: 'units' }));
  const published = { ledger, plan, text: plan.text, mediaType: 'application/yaml', key: 'plan' } as const;
  must(await publishPlan(desk, caller, published));
  return caller;
}

async function nameSubjects({ secrets }: Cluster, { pool }: Desk, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const references = Array.from({ length: Math.min(FACTS_AT_ONCE, count - ids.length) }, (_, index) =>
      String(440_000_000 + ids.length + index),
    );
    ids.push(...(await subjectIds(pool, secrets, { ledger, unit: 'dg', scheme: 'member-number', references })));
  }
  return ids;
}

/** First every member is marked, then the first transfers begin: as a year goes. Three submissions are under way at once. */
async function submitAll(desk: Desk, caller: Caller, places: Places, subjects: readonly string[], facts: number) {
  const schools = places.universities.length;
  let next = 0;
  const one = async (): Promise<void> => {
    for (let first = next; first < facts; first = next) {
      next += FACTS_AT_ONCE;
      const indexes = Array.from({ length: Math.min(FACTS_AT_ONCE, facts - first) }, (_, index) => first + index);
      const proposed = indexes.map((index) =>
        index < subjects.length
          ? marked(places, subjects, index)
          : transfer('transfer.initiated', places, subjects, index - subjects.length),
      );
      if (schools === 0) throw new Error('the organisation has no university');
      must(await submitFacts(desk, caller, { ledger, unit: 'dg', facts: proposed, key: `fill-${first}` }));
    }
  };
  await Promise.all([one(), one(), one()]);
}

/** @throws Error when a submission that cannot fail was refused */
export function must(outcome: SubmissionOutcome): void {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal).slice(0, 500)}`);
}
