import { factIds, type FactKinds } from '@duibiao/facts';
import { type Happening, unitsOfCase, type WorkedCase, type WorkedResult, workedPlan } from '@duibiao/measures';
import { correctFact, voidFact } from '@duibiao/submissions';
import type { Client } from './client.js';
import type { Sent } from './facts.js';
import type { Stack } from './stack.js';
import { done, opening, World } from './world.js';

/** A worked case that has happened in a ledger of its own. */
export interface Played {
  readonly client: Client;
  readonly plan: string;
  /** The last position recorded up to the end of a day. */
  readonly known: (day: string) => string;
  readonly last: string;
}

/** Plays a worked case through the command path, day by day, and lets the clock go behind all days that it names. */
export async function play(stack: Stack, one: WorkedCase, kinds: FactKinds): Promise<Played> {
  const units = unitsOfCase(one);
  const plan = { id: `case-${one.name}`, text: workedPlan(one) };
  const world = await World.open(
    stack,
    `case-${one.name}`,
    Object.fromEntries(units.map((unit) => [unit.id, unit.parent])),
    {
      recordedAt: '2019-01-02T01:00:00.000Z',
      types: Object.fromEntries(units.map((unit) => [unit.id, unit.type])),
      plan,
    },
  );
  const subjects = await subjectsOf(world, one);
  const versions = new Map<string, number>();
  const positions: [string, string][] = [];
  for (const [day, happenings] of Map.groupBy(one.history, ({ recordedOn }) => recordedOn)) {
    for (const happening of happenings) {
      const position = await perform(world, kinds, named(happening, subjects), versions, `${day}T03:00:00.000Z`);
      positions.push([day, position]);
    }
  }
  const behind = [...one.results.flatMap(({ known, day }) => [known, day]), ...one.history.map((h) => h.recordedOn)];
  const end = `${Number((behind.sort().at(-1) ?? '2021').slice(0, 4)) + 1}-01-15T03:00:00.000Z`;
  const { lastPosition } = await world.record(world.root, [opening('later', world.root, 'later')], end);
  await world.releaseClock();
  const known = (day: string): string => positions.reduce((last, [on, position]) => (on <= day ? position : last), '2');
  return { client: await world.client(), plan: plan.id, known, last: lastPosition };
}

/** Names in a case that begin with `s-` are persons: each gets a subject id of the ledger. */
async function subjectsOf(world: World, { history }: WorkedCase): Promise<ReadonlyMap<string, string>> {
  const refs = history.flatMap(({ fact }) => Object.values(fact.refs).flat());
  const names = [...new Set(refs.filter((name) => name.startsWith('s-')))];
  const ids = await world.members(names.length);
  return new Map(names.map((name, index) => [name, ids[index] ?? '']));
}

function named({ type, fact }: Happening, subjects: ReadonlyMap<string, string>): Happening {
  const name = (id: string): string => subjects.get(id) ?? id;
  const refs = Object.entries(fact.refs).map(([field, value]) => [
    field,
    typeof value === 'string' ? name(value) : value.map(name).sort(),
  ]);
  return { type, fact: { ...fact, refs: Object.fromEntries(refs) as Sent['refs'] } };
}

async function perform(
  world: World,
  kinds: FactKinds,
  { type, fact }: Happening,
  versions: Map<string, number>,
  recordedAt: string,
): Promise<string> {
  const kind = kinds.get(fact.kind);
  if (kind === undefined) throw new Error(`no fact kind ${fact.kind}`);
  if (!('unit' in fact.source)) throw new Error('imports come with a later road');
  const id = factIds(fact.kind, kind, fact, fact.source).fact;
  const version = versions.get(id) ?? 0;
  versions.set(id, version + 1);
  if (type === 'fact-recorded') {
    const { kind: name, refs, days, values } = fact;
    const sent = { kind: name, refs, days, values };
    return (await world.record(fact.source.unit, [sent], recordedAt)).lastPosition;
  }
  const { ledger, owner, stack } = world;
  const change = { ledger, fact: id, version, reason: '更正', key: `${type} ${id} ${version}`, recordedAt };
  if (type === 'fact-voided') return done(await voidFact(stack.desk, owner, change)).lastPosition;
  const { refs, days, values } = fact;
  return done(await correctFact(stack.desk, owner, { ...change, refs, days, values })).lastPosition;
}

/** What the API answers, as far as a result names it. */
interface View {
  readonly value: { readonly numerator: string; readonly denominator: string; readonly text: string | null } | null;
  readonly verdict: WorkedResult['verdict'];
  readonly reason: WorkedResult['reason'] | null;
  readonly provisional: boolean;
  readonly counts: Readonly<Record<string, string>>;
  readonly parts: readonly {
    readonly name: string;
    readonly value: string;
    readonly state: string | null;
    readonly day: string | null;
  }[];
  readonly pace: WorkedResult['pace'] | null;
}

/** Asks for one number at the (P, D) of a result; answers it in the result's own form. */
export async function ask(played: Played, expected: WorkedResult): Promise<Partial<WorkedResult>> {
  const { indicator, known, day, unit } = expected;
  const question = { plan: played.plan, indicator, unit, at: played.known(known), on: day };
  const { status, body } = await played.client.attainments(question);
  if (status !== 200) throw new Error(JSON.stringify(body));
  const [view] = body.attainments as unknown as readonly View[];
  if (view === undefined) throw new Error('nothing answered');
  const counts = Object.entries(view.counts).filter(([name]) => name in (expected.counts ?? {}));
  const parts = Object.entries(expected.parts ?? {}).map(([name, asked]) => {
    const part = view.parts.find((one) => one.name === name);
    const all = { value: part?.value, state: part?.state, day: part?.day };
    return [name, Object.fromEntries(Object.entries(all).filter(([field]) => field in asked))];
  });
  return {
    indicator,
    known,
    day,
    unit,
    value: view.value === null ? null : `${view.value.numerator}/${view.value.denominator}`,
    verdict: view.verdict,
    ...(expected.display === undefined ? {} : { display: view.value?.text ?? '' }),
    ...(expected.reason === undefined || view.reason === null ? {} : { reason: view.reason as never }),
    ...(expected.counts === undefined
      ? {}
      : { counts: Object.fromEntries(counts.map(([name, count]) => [name, Number(count)])) }),
    ...(expected.parts === undefined ? {} : { parts: Object.fromEntries(parts) as WorkedResult['parts'] }),
    ...(expected.pace === undefined || view.pace === null ? {} : { pace: view.pace }),
  } as Partial<WorkedResult>;
}
