import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addPrincipal, type HeldGrant, issueKey, randomId, subjectIds } from '@duibiao/access';
import { readFactKinds, type Role, roles } from '@duibiao/facts';
import { openLedger } from '@duibiao/ledger';
import { projectRoot } from '@duibiao/platform';
import { testSecrets } from '@duibiao/platform/testing';
import { type Caller, giveGrants, publishPlan, submitFacts, type SubmissionOutcome } from '@duibiao/submissions';
import { parse } from 'yaml';
import type { Client, Submitted } from './client.js';
import type { Sent } from './facts.js';
import type { Stack } from './stack.js';

export const plan = 'dongguan-2020';
export const indicator = 'dg34-linkage';
const whole = readFileSync(path.join(projectRoot, 'seeds/dongguan-2020/plan.yaml'), 'utf8');

/** The plan of Dongguan with one indicator, the linkage, without the duties of others; nothing is published at night while a test runs. */
export const planText =
  whole.slice(0, whole.indexOf('\ndefinitions:\n')).replace(/^ {2}(?:duties|schedules):\n(?: {4}.*\n)*/gmu, '') +
  '\nindicators:\n  - id: dg34-linkage\n' +
  (/(?<=^ {2}- id: dg34-linkage\n)(^(?! {2}[-#]).*\n)*/mu.exec(whole)?.[0] ?? '');

const kindsText = readFileSync(path.join(projectRoot, 'seeds/fact-kinds.yaml'), 'utf8');

/** Unit → parent (null for the root, which comes first). Parents MUST come before children. */
export type Tree = Readonly<Record<string, string | null>>;

/** What a world is opened with, where it is not the plan of 2020 and its units. */
export interface Setting {
  /** With it a demonstration, whose clock stands where it is told to until it is let go; else a live ledger. */
  readonly recordedAt?: string | undefined;
  /** Unit → type. */
  readonly types?: Readonly<Record<string, string>>;
  readonly plan?: { readonly id: string; readonly text: string };
  /** Fact kinds beside those of the seeds, as they would stand at the end of their file. */
  readonly moreKinds?: string;
}

/** A ledger with its units and the plan of 2020, opened through the libraries that the API itself uses. */
export class World {
  private constructor(
    readonly stack: Stack,
    readonly ledger: string,
    readonly root: string,
    /** Holds every role on the root. */
    readonly owner: Caller,
  ) {}

  static async open(stack: Stack, ledger: string, tree: Tree, setting: Setting = {}): Promise<World> {
    const { recordedAt, types = {} } = setting;
    const [root = ''] = Object.keys(tree);
    const principal = await addPrincipal(stack.pool, `${ledger} owner`, true);
    const owner: Caller = { principal, channel: 'api', grants: roles.map((role) => ({ role, unit: root })) };
    const text = kindsText + (setting.moreKinds ?? '');
    const kinds = readFactKinds(parse(text, { merge: true }));
    if (!kinds.ok) throw new Error(kinds.faults.join('\n'));
    const at = recordedAt === undefined ? {} : { recordedAt };
    const opened = await openLedger(
      stack.pool,
      {
        id: ledger,
        name: ledger,
        purpose: recordedAt === undefined ? 'live' : 'demonstration',
        timeZone: 'Asia/Shanghai',
        root: { unit: root, type: types[root] ?? 'city', name: root, openedOn: '2019-01-01' },
        factKinds: { text, kinds: kinds.kinds },
        by: { principal, channel: 'api' },
        roles,
        submission: randomId('sub-'),
        ...at,
      },
      stack.desk.entropy,
    );
    if (!opened) throw new Error(`ledger ${ledger} is there already`);
    const world = new World(stack, ledger, root, owner);
    const units = Object.entries(tree).flatMap(([unit, parent]) =>
      parent === null ? [] : [opening(unit, parent, types[unit])],
    );
    if (units.length > 0) await world.record(root, units, recordedAt);
    const { id, text: file } = setting.plan ?? { id: plan, text: planText };
    const published = { ledger, plan: { id, title: id }, text: file, key: 'plan' } as const;
    done(await publishPlan(stack.desk, owner, { ...published, mediaType: 'application/yaml', ...at }));
    return world;
  }

  /** Records facts through the command path. */
  async record(unit: string, facts: readonly Sent[], recordedAt?: string): Promise<Submitted> {
    const { ledger, stack, owner } = this;
    const at = recordedAt === undefined ? {} : { recordedAt };
    return done(await submitFacts(stack.desk, owner, { ledger, unit, facts, key: randomId('sub-'), ...at }));
  }

  /** Subject ids of so many members, new ones. */
  async members(count: number): Promise<string[]> {
    const references = Array.from({ length: count }, () => randomId('s-'));
    const asked = { ledger: this.ledger, unit: this.root, scheme: 'member-number', references } as const;
    return subjectIds(this.stack.pool, testSecrets(), asked);
  }

  /** A key with a role on a unit (every role on the root unless told), and the API as its holder sees it. */
  async client(...grants: readonly (readonly [Role, string])[]): Promise<Client> {
    return (await this.keyHolder(...grants)).client;
  }

  async keyHolder(
    ...asked: readonly (readonly [Role, string])[]
  ): Promise<{ readonly client: Client; readonly principal: string; readonly keyId: string }> {
    const { ledger, stack, owner } = this;
    const grants: HeldGrant[] = asked.map(([role, unit]) => ({ role, unit }));
    const principal = grants.length === 0 ? owner.principal : await addPrincipal(stack.pool, 'key holder');
    if (grants.length > 0) {
      const given = grants.map((grant) => ({ ...grant, principal }));
      done(await giveGrants(stack.desk, owner, { ledger, grants: given }));
    }
    const issued = await issueKey(stack.pool, principal, 'e2e');
    return { client: stack.client(ledger, issued.key), principal, keyId: issued.id };
  }

  /** The demonstration is generated: its clock goes on. */
  async releaseClock(): Promise<void> {
    await this.stack.pool.query('SELECT ledger.release_clock($1)', [this.ledger]);
  }
}

export const opening = (unit: string, parent: string, type?: string): Sent => ({
  kind: 'unit.opened',
  refs: { unit, parent },
  days: { validFrom: '2019-01-01' },
  values: { type: type ?? (unit.startsWith('t') ? 'town' : 'school'), name: `unit ${unit}` },
});

/** What MUST succeed. */
export function done(outcome: SubmissionOutcome): Submitted {
  if (outcome.ok) return outcome.answer;
  throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
}
