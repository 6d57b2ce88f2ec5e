import { listAlerts } from '@duibiao/alerts';
import type { Happening } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { catchUp } from '../catch-up.js';
import { cursorPosition } from '../cursor.js';
import { dump } from '../testing/dump.js';
import { streamOf } from '../testing/history.js';
import { planText } from '../testing/plan.js';
import { smallTree } from '../testing/random-history.js';
import { TestLedger } from '../testing/test-ledger.js';
import { parkCulprit } from './culprit.js';
import { countParked, listParked, parkedFor } from './parked.js';
import { askRelease, ledgersToRelease, releaseAsked } from './release.js';

const { owner, worker, api } = await openTestPools({ owner: 'superuser', worker: 'worker', api: 'api' });

afterEach(() => cure());

/** A rule that one member's rows break, as a constraint that came with an upgrade might. */
const poison: Readonly<Record<string, string>> = {
  'read.fact_versions': `NOT refs @> '{"member": "bad"}' OR version < $least`,
  'read.case_rows': `case_key <> 'bad' OR position_from < $least`,
};
async function plant(table: string, least: number): Promise<void> {
  const rule = (poison[table] ?? '').replace('$least', String(least));
  await owner.query(`ALTER TABLE ${table} ADD CONSTRAINT planted CHECK (${rule}) NOT VALID`);
}
async function cure(): Promise<void> {
  for (const table of Object.keys(poison)) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS planted`);
}

const mark = (member: string, code = 'normal'): Happening => ({
  type: 'fact-recorded',
  fact: {
    kind: 'graduate.marked',
    refs: { member, unit: 'a' },
    days: { occurredOn: '2020-06-01' },
    values: { year: 2020, mark: code },
    source: { unit: 'a' },
  },
});
const corrected = (member: string, code: string): Happening => ({ ...mark(member, code), type: 'fact-corrected' });
const stream = streamOf(mark('bad').fact);

/** The plan, marks of members one after the other, `bad` among them and corrected later; all reviewed in between. */
async function ledgerOf(id: string): Promise<TestLedger> {
  const ledger = await TestLedger.open(owner, id, smallTree);
  await ledger.publish(planText());
  await ledger.append(Array.from({ length: 37 }, (_, n) => mark(`s-${n}`)));
  await ledger.append([mark('bad'), mark('s-after')]);
  await ledger.review(39n, 'accepted');
  await ledger.append([corrected('bad', 'mobile'), corrected('s-3', 'mobile')]);
  await ledger.append(Array.from({ length: 20 }, (_, n) => mark(`t-${n}`)));
  return ledger;
}

/** The same history where nothing is planted. */
async function soundTwin(id: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const twin = await ledgerOf(id);
  await catchUp(worker, id);
  return dump(owner, twin.id);
}

/** Catches up, parking what cannot be applied, as the worker does after some tries. */
async function catchUpParking(ledger: string): Promise<number> {
  for (let parked = 0; ; parked += 1) {
    try {
      await catchUp(worker, ledger);
      return parked;
    } catch {
      if ((await parkCulprit(worker, ledger)) === undefined) throw new Error('nothing was found to park');
    }
  }
}

describe.each([
  ['taken apart', 'facts', 'read.fact_versions', 1, 39n, 1],
  ['taken apart in its second version', 'facts', 'read.fact_versions', 2, 42n, 2],
  ['computed from', 'numbers', 'read.case_rows', 1, 39n, 1],
] as const)('a fact that cannot be %s', (_, stage, table, least, position, version) => {
  const id = `parked-${least}-${stage}`;

  test('is parked with its stream; the others go on; released, everything is as if nothing had been', async () => {
    const ledger = await ledgerOf(id);
    await plant(table, stage === 'facts' ? least : 39);
    expect(await catchUpParking(id)).toBe(1);
    expect(await cursorPosition(worker, id)).toBe(ledger.position);

    const [parked, ...rest] = await listParked(api, id);
    expect(rest).toEqual([]);
    const events = version === 1 ? 2 : 1;
    expect(parked).toMatchObject({ stream, position, version, kind: 'graduate.marked', stage, code: '23514', events });
    expect(parked?.reason).toContain('planted');
    const found = await dump(owner, id);
    const versions = (found['fact_versions'] ?? []) as readonly { refs: { member: string }; version: number }[];
    expect(versions).toHaveLength(Number(ledger.position) - 2 - events);
    expect(versions.filter(({ refs }) => refs.member === 'bad').map((one) => one.version)).toEqual(
      version === 1 ? [] : [1],
    );

    const alerts = await listAlerts(api, { ledger: id, state: 'open', limit: 10 });
    expect(alerts.alerts).toMatchObject([
      { kind: 'parked-fact', subject: stream, detail: { position: String(position) } },
    ]);
    expect(parkedFor(await countParked(api, id, position - 1n), ['graduate.marked'])).toBe(0);
    expect(parkedFor(await countParked(api, id, position), ['graduate.marked'])).toBe(1);
    expect(parkedFor(await countParked(api, id, position), ['transfer.accepted'])).toBe(0);

    await cure();
    expect(await askRelease(api, id, stream)).toBe(true);
    expect(await ledgersToRelease(worker)).toEqual([id]);
    expect(await releaseAsked(worker, id)).toBe(1);
    expect(await cursorPosition(worker, id)).toBe(position - 1n);
    await catchUp(worker, id);
    expect(await dump(owner, id)).toEqual(await soundTwin(`${id}-twin`));
    expect(await listParked(api, id)).toEqual([]);
    expect((await countParked(api, id, ledger.position)).byKind).toEqual(new Map());
    expect((await listAlerts(api, { ledger: id, state: 'open', limit: 10 })).alerts).toEqual([]);
    expect((await listAlerts(api, { ledger: id, state: 'settled', limit: 10 })).alerts).toHaveLength(1);
  });
});

test('released while the cause is still there, it is parked again, and the alert is another one', async () => {
  await ledgerOf('again');
  await plant('read.fact_versions', 1);
  await catchUpParking('again');
  await askRelease(api, 'again', stream);
  await releaseAsked(worker, 'again');
  expect(await catchUpParking('again')).toBe(1);
  expect(await listParked(api, 'again')).toMatchObject([{ stream, position: 39n, releaseAskedAt: null }]);
  const { alerts } = await listAlerts(api, { ledger: 'again', state: 'all', limit: 10 });
  expect(alerts.map(({ settledAt }) => settledAt === null)).toEqual([true, false]);
});

test('what is not parked cannot be released', async () => {
  await ledgerOf('sound');
  expect(await askRelease(api, 'sound', stream)).toBe(false);
  expect(await releaseAsked(worker, 'sound')).toBe(0);
});

test('a review of a submission whose facts are all parked is parked, too, and released with them', async () => {
  const ledger = await TestLedger.open(owner, 'reviewed', smallTree);
  await ledger.publish(planText());
  await ledger.append([mark('bad')]);
  await ledger.review(2n, 'accepted');
  await ledger.append([mark('s-1')]);
  await plant('read.fact_versions', 1);
  expect(await catchUpParking('reviewed')).toBe(2);
  expect((await listParked(api, 'reviewed')).map(({ type }) => type)).toEqual(['fact-recorded', 'submission-reviewed']);
  await cure();
  await askRelease(api, 'reviewed', stream);
  expect(await releaseAsked(worker, 'reviewed')).toBe(2);
  await catchUp(worker, 'reviewed');
  const { fact_versions: versions } = await dump(owner, 'reviewed');
  expect(versions).toMatchObject([{ position_from: 2, accepted_at: 3 }, { position_from: 4 }]);
});

test('what is no fault of a fact parks nothing', async () => {
  await ledgerOf('misfit');
  await owner.query('REVOKE INSERT ON read.mentions FROM duibiao_worker');
  await expect(catchUp(worker, 'misfit')).rejects.toThrow('permission denied');
  await expect(parkCulprit(worker, 'misfit')).rejects.toThrow('permission denied');
  await owner.query('GRANT INSERT ON read.mentions TO duibiao_worker');
  await catchUp(worker, 'misfit');
  expect(await listParked(api, 'misfit')).toEqual([]);
});

test('where a hundred are parked already it is not the facts: the ledger waits', async () => {
  const ledger = await TestLedger.open(owner, 'all', smallTree);
  await ledger.append([mark('s-1'), mark('bad')]);
  await owner.query(
    `INSERT INTO operations.parked_streams (ledger_id, stream_id, "position", version, type, units, stage, code, reason)
     SELECT 'all', sha256(n::text::bytea), 1, 1, 'fact-recorded', '{}', 'facts', '', 'earlier' FROM generate_series(1, 100) n`,
  );
  await plant('read.fact_versions', 1);
  await expect(catchUpParking('all')).rejects.toThrow('nothing was found to park');
  expect(await cursorPosition(worker, 'all')).toBeLessThan(ledger.position);
});
