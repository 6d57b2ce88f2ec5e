import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addPrincipal, randomId, subjectIds } from '@duibiao/access';
import { readFactKinds, roles, type ProposedFact } from '@duibiao/facts';
import { createAppender, openLedger, readEntries, readHead, readInScope, readRange, readUnits } from '@duibiao/ledger';
import { createPool, projectRoot } from '@duibiao/platform';
import { createTestDatabase, testSecrets, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { correctFact } from './change.js';
import { openDesk, type Caller, type Desk } from './desk.js';
import { submitFacts } from './record.js';

const text = readFileSync(path.join(projectRoot, 'seeds/fact-kinds.yaml'), 'utf8');
const read = readFactKinds(parse(text, { merge: true }));
if (!read.ok) throw new Error(read.faults.join('\n'));
const factKinds = { text, kinds: read.kinds };

let database: TestDatabase;
let pool: pg.Pool;
let owner: pg.Pool;
let desk: Desk;
let caller: Caller;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.apiUrl, applicationName: 'spec' });
  owner = createPool({ url: database.ownerUrl, applicationName: 'spec owner' });
  desk = openDesk(pool, createAppender(pool), testSecrets().idempotencyKey);
  const principal = await addPrincipal(pool, 'spec', true);
  caller = { principal, channel: 'api', grants: roles.map((role) => ({ role, unit: 'dg' })) };
  return async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  };
});

const open = (id: string, name = id): Promise<boolean> =>
  openLedger(
    pool,
    {
      id,
      name,
      purpose: 'live',
      timeZone: 'Asia/Shanghai',
      root: { unit: 'dg', type: 'city', name: 'Dongguan', openedOn: '2019-01-01' },
      factKinds,
      by: { principal: caller.principal, channel: 'api' },
      roles,
      submission: randomId('sub-'),
    },
    desk.entropy,
  );

const unitOpened = (unit: string, parent: string, name = unit): ProposedFact => ({
  kind: 'unit.opened',
  refs: { unit, parent },
  days: { validFrom: '2019-01-01' },
  values: { type: 'school', name },
});
const submit = (unit: string, facts: readonly ProposedFact[], by = caller, at = desk) =>
  submitFacts(at, by, { ledger: 'spec', unit, facts, key: randomId('key-') });

describe('two that open one ledger at once', () => {
  it('leave one ledger, whose first entry says what its head says', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const opened = await Promise.all(names.map((name) => open('spec', name)));
    expect(opened.filter(Boolean)).toHaveLength(1);
    const head = await readHead(pool, 'spec');
    const [first] = await readEntries(owner, 'spec', 0n, 1);
    expect(first?.entry.body).toMatchObject({ type: 'ledger-opened', ledger: { name: head?.name } });
    expect(head?.name).toBe(names[opened.indexOf(true)]);
    expect(head?.position).toBe(BigInt(2 + roles.length));
  });
});

describe('two that open one unit at once', () => {
  it('leave one unit below one parent; the other is told so', async () => {
    await open('spec');
    await submit('dg', [unitOpened('dg.a', 'dg'), unitOpened('dg.b', 'dg')]);
    // Desks of their own, as in two processes: neither sees what the other is about to do.
    const others = [0, 1].map(() => openDesk(pool, createAppender(pool), testSecrets().idempotencyKey));
    await Promise.all(others.map((one) => one.states.get('spec')));
    const outcomes = await Promise.all(
      ['dg.a', 'dg.b'].map((parent, index) =>
        submit(parent, [unitOpened('dg.new', parent, parent)], caller, others[index]),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(refused).toMatchObject({
      refusal: { kind: 'invalid', faults: [{ pointer: '/facts/0/refs/unit', rule: 'unit-id' }] },
    });
    const unit = (await readUnits(pool, 'spec')).find(({ id }) => id === 'dg.new');
    expect(unit?.name).toBe(unit?.parent);
  });
});

it('another process reads the units again when something was said of one, and keeps them otherwise', async () => {
  await open('spec');
  await submit('dg', [unitOpened('dg.a', 'dg'), unitOpened('dg.b', 'dg'), unitOpened('dg.a.x', 'dg.a')]);
  const other = openDesk(pool, createAppender(pool), testSecrets().idempotencyKey);
  const before = await other.states.get('spec', true);
  expect(before?.paths.get('dg.a.x')).toEqual(['dg', 'dg.a', 'dg.a.x']);
  expect((await other.states.get('spec', true))?.units).toBe(before?.units);
  const refs = { unit: 'dg.a', parent: 'dg.b' };
  const moved = await submit('dg', [
    { kind: 'unit.changed', refs, days: { occurredOn: '2020-06-01' }, values: { name: 'A' } },
  ]);
  expect(moved.ok).toBe(true);
  const after = await other.states.get('spec', true);
  expect(after?.paths.get('dg.a.x')).toEqual(['dg', 'dg.b', 'dg.a', 'dg.a.x']);
  expect(after?.units.get('dg.a')?.name).toBe('A');
});

describe('a school that corrects what the city reported', () => {
  it('cannot hand a graduate to another school; the city can', async () => {
    await open('spec');
    await submit('dg', [unitOpened('dg.a', 'dg'), unitOpened('dg.b', 'dg')]);
    const references = { ledger: 'spec', unit: 'dg', scheme: 'member-number', references: ['1'] } as const;
    const [member] = await subjectIds(pool, testSecrets(), references);
    const marked = await submit('dg', [
      {
        kind: 'graduate.marked',
        refs: { member, unit: 'dg.a' },
        days: { occurredOn: '2020-06-01' },
        values: { year: 2020, mark: 'normal' },
      },
    ]);
    const fact = marked.ok ? (marked.answer.events[0]?.fact ?? '') : '';
    const school: Caller = { ...caller, grants: [{ role: 'submitter', unit: 'dg.a' }] };
    const handOver = (by: Caller) =>
      correctFact(desk, by, {
        ledger: 'spec',
        fact,
        version: 1,
        reason: 'r',
        key: randomId('key-'),
        refs: { unit: 'dg.b' },
      });
    expect(await handOver(school)).toMatchObject({ refusal: { kind: 'invalid', faults: [{ rule: 'not-yours' }] } });
    expect(await handOver(caller)).toMatchObject({ ok: true });
    const [entry] = (await readEntries(owner, 'spec', 0n, 100)).slice(-1);
    expect(entry?.entry.body).toMatchObject({ type: 'fact-corrected', fact: { owner: 'dg.b' } });
  });
});

describe('a fact that names several units and people', () => {
  const activity = (organisers: readonly unknown[]): ProposedFact => ({
    kind: 'activity.held',
    refs: { event: '五四/2020-1', unit: 'dg.a', organisers },
    days: { occurredOn: '2020-05-04' },
    values: { participants: 60 },
  });
  const lesson = (lecturers: readonly unknown[]): ProposedFact => ({
    kind: 'lesson.given',
    refs: { lesson: 'l-1', lecturers, unit: 'dg.a' },
    days: { occurredOn: '2020-05-04' },
    values: { type: 'league-lesson' },
  });
  const seenBy = (unit: string, position: string): Promise<boolean> =>
    readInScope(pool, { ledger: 'spec', units: [unit] }, async (client) => {
      return (await readRange(client, 'spec', BigInt(position), 1)).length === 1;
    });

  beforeEach(async () => {
    await open('spec');
    await submit(
      'dg',
      ['a', 'b', 'c', 'd'].map((name) => unitOpened(`dg.${name}`, 'dg')),
    );
  });

  it('is seen by each of the units, and by no other', async () => {
    const held = await submit('dg.a', [activity(['dg.c', 'dg.a', 'dg.b'])]);
    const position = held.ok ? held.answer.firstPosition : '0';
    const [entry] = (await readEntries(owner, 'spec', 0n, 100)).slice(-1);
    expect(entry?.entry.body).toMatchObject({ fact: { refs: { organisers: ['dg.a', 'dg.b', 'dg.c'] } } });
    const seen = await Promise.all(['dg.a', 'dg.b', 'dg.c', 'dg.d'].map((unit) => seenBy(unit, position)));
    expect(seen).toEqual([true, true, true, false]);
  });

  it('is one fact whatever the order, and each unit reports it as its own', async () => {
    expect(await submit('dg.a', [activity(['dg.b', 'dg.a'])])).toMatchObject({ ok: true });
    expect(await submit('dg.a', [activity(['dg.a', 'dg.b'])])).toMatchObject({ refusal: { kind: 'duplicate' } });
    const other = activity(['dg.b', 'dg.a']);
    expect(await submit('dg.b', [{ ...other, refs: { ...other.refs, unit: 'dg.b' } }])).toMatchObject({ ok: true });
    const facts = (await readEntries(owner, 'spec', 0n, 100)).flatMap(({ entry: { body } }) =>
      'fact' in body && body.fact.kind === 'activity.held' ? [body.fact.thing] : [],
    );
    expect(facts).toHaveLength(2);
    expect(new Set(facts).size).toBe(1);
  });

  it('has its people looked up in the list, also where a correction leaves them', async () => {
    const references = { ledger: 'spec', unit: 'dg.a', scheme: 'member-number', references: ['1', '2'] } as const;
    const lecturers = await subjectIds(pool, testSecrets(), references);
    const stranger = randomId('s-');
    expect(await submit('dg.a', [lesson([...lecturers, stranger])])).toMatchObject({
      refusal: { kind: 'invalid', faults: [{ pointer: '/facts/0/refs/lecturers/2', rule: 'unknown-subject' }] },
    });
    const given = await submit('dg.a', [lesson(lecturers)]);
    const fact = given.ok ? (given.answer.events[0]?.fact ?? '') : '';
    const change = { ledger: 'spec', fact, reason: 'r' } as const;
    const topic = { ...change, version: 1, key: randomId('key-'), values: { topic: '五四' } };
    expect(await correctFact(desk, caller, topic)).toMatchObject({ ok: true });
    const people = {
      ...change,
      version: 2,
      key: randomId('key-'),
      refs: { lecturers: lecturers.slice(1) },
      values: { topic: null },
    };
    expect(await correctFact(desk, caller, people)).toMatchObject({ ok: true });
    const [entry] = (await readEntries(owner, 'spec', 0n, 100)).slice(-1);
    expect(entry?.entry.body).toMatchObject({ version: 3, fact: { refs: { lecturers: lecturers.slice(1) } } });
    expect(JSON.stringify(entry?.entry.body)).not.toContain('topic');
  });
});
