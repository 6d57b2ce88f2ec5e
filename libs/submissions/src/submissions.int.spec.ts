import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addPrincipal, randomId, subjectIds } from '@duibiao/access';
import { readFactKinds, roles, type ProposedFact } from '@duibiao/facts';
import { createAppender, openLedger, readEntries, readHead, readUnits } from '@duibiao/ledger';
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
