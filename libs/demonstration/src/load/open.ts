import { type HeldGrant, randomId } from '@duibiao/access';
import { openLedger, readHead } from '@duibiao/ledger';
import type { OrgUnit } from '@duibiao/plan';
import { giveGrants, publishPlan, submitFacts, type Caller } from '@duibiao/submissions';
import type { Demonstration } from '../generate.js';
import type { DemoPerson } from '../people.js';
import { knownPrincipals, principalName, principalOf } from './principals.js';
import { done, type Stage } from './stage.js';

/** Everybody of the demonstration with the principal that stands for them, by name. */
export type Crew = ReadonlyMap<string, Caller>;

const grantsOf = ({ roles, unit }: DemoPerson): HeldGrant[] => roles.map((role) => ({ role, unit }));

/** Most facts in one submission of units. */
const UNITS_AT_ONCE = 500;

/**
 * Opens the ledger, its units and its people, or what is missing of them. Each step is one submission with a key of its own,
 * so that it happens once however often it is asked for.
 */
export async function openDemonstration(stage: Stage, { seed, opensAt }: Demonstration): Promise<Crew> {
  const { desk, ledger, show } = stage;
  const [operator, ...others] = show.people;
  const known = await knownPrincipals(desk.pool, ledger);
  const opener: Caller = {
    principal: await principalOf(desk.pool, known, operator),
    channel: 'demonstration',
    grants: grantsOf(operator),
  };
  if ((await readHead(desk.pool, ledger)) === undefined) await open(stage, opener, opensAt);
  await openUnits(stage, opener, seed, opensAt);
  const crew = new Map([[operator.name, opener]]);
  for (const person of others) {
    const principal = await principalOf(desk.pool, known, person);
    const grants = grantsOf(person);
    if (!known.has(principalName(person))) {
      const given = grants.map((grant) => ({ ...grant, principal }));
      const outcome = await giveGrants(desk, opener, { ledger, grants: given, recordedAt: opensAt });
      done(outcome, `what ${person.name} may do`);
    }
    crew.set(person.name, { principal, channel: 'demonstration', grants });
  }
  return crew;
}

async function open({ desk, ledger, seeds, show }: Stage, opener: Caller, recordedAt: string): Promise<void> {
  const { organisation, factKinds } = seeds;
  const root = rootOf(organisation.units);
  const command = {
    id: ledger,
    name: organisation.name.zh,
    purpose: 'demonstration',
    timeZone: 'Asia/Shanghai',
    root: { unit: root.id, type: root.type, name: root.name.zh, openedOn: root.opensOn },
    factKinds,
    by: { principal: opener.principal, channel: opener.channel },
    roles: show.people[0].roles,
    recordedAt,
    submission: randomId('sub-'),
  } as const;
  if (!(await openLedger(desk.pool, command, desk.entropy))) {
    throw new Error(`ledger ${ledger} was opened by somebody else meanwhile`);
  }
}

async function openUnits(
  { desk, ledger, seeds }: Stage,
  opener: Caller,
  seed: number,
  recordedAt: string,
): Promise<void> {
  const { units } = seeds.organisation;
  const root = rootOf(units);
  const facts = units
    .filter(({ id }) => id !== root.id)
    .map(({ id, parent, type, name, opensOn }) => ({
      kind: 'unit.opened',
      refs: { unit: id, ...(parent === null ? {} : { parent }) },
      days: { validFrom: opensOn },
      values: { type, name: name.zh },
    }));
  const state = await desk.states.get(ledger, true);
  for (let first = 0; first < facts.length; first += UNITS_AT_ONCE) {
    const chunk = facts.slice(first, first + UNITS_AT_ONCE);
    if (chunk.every(({ refs }) => state?.units.has(refs.unit))) continue;
    const key = `demo-${seed}-units-${first}`;
    done(await submitFacts(desk, opener, { ledger, unit: root.id, facts: chunk, key, recordedAt }), key);
  }
}

/** The plan's owner: the first unit without a parent. The others without one lie outside. */
function rootOf(units: readonly OrgUnit[]): OrgUnit {
  const root = units.find(({ parent }) => parent === null);
  if (root === undefined) throw new Error('the organisation has no root');
  return root;
}

/** Publishes the plan on its own date, once. */
export async function publishDemonstrationPlan(stage: Stage, crew: Crew, demonstration: Demonstration): Promise<void> {
  const { desk, ledger, seeds, show } = stage;
  const { id, title, text } = seeds.plan;
  const planner = crew.get(show.people[0].name);
  const state = await desk.states.get(ledger, true);
  if (planner === undefined || state?.plans.has(id)) return;
  const key = `demo-${demonstration.seed}-plan`;
  const recordedAt = demonstration.publishesPlanAt;
  const plan = { id, title };
  done(await publishPlan(desk, planner, { ledger, plan, text, mediaType: 'application/yaml', key, recordedAt }), key);
}
