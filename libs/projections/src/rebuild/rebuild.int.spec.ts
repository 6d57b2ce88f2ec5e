import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { listAlerts } from '@duibiao/alerts';
import { defineMeasure, type Happening } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sums } from '../ask/attainment.js';
import { createOrganisations } from '../ask/organisations.js';
import { Lanes } from '../cases/lanes.js';
import { catchUp } from '../catch-up.js';
import { parkCulprit } from '../parking/culprit.js';
import { listParked } from '../parking/parked.js';
import { askRelease, releaseAsked } from '../parking/release.js';
import { dump } from '../testing/dump.js';
import { streamOf } from '../testing/history.js';
import { linkageParameters, planText } from '../testing/plan.js';
import { rebuildNow, silent } from '../testing/rebuild-now.js';
import { TestLedger } from '../testing/test-ledger.js';
import { beside } from './beside.js';
import { takeRebuild } from './lease.js';
import { countDifferences } from './rebuild.js';
import { cancelRebuild, findRebuild, requestRebuild } from './requests.js';
import { besideOf, modelTables } from './tables.js';
import { workOnRebuild } from './work.js';

const { owner, worker, asker, lane } = await openTestPools({
  owner: 'superuser',
  worker: 'worker',
  asker: 'api',
  lane: 'worker',
});
let ledger: TestLedger;
let ledgers = 0;

const fact = (type: Happening['type'], member: string, code: string, day = '2020-06-01'): Happening => ({
  type,
  fact: {
    kind: 'graduate.marked',
    refs: { member, unit: 'a' },
    days: { occurredOn: day },
    values: { year: 2020, mark: code },
    source: { unit: 'a' },
  },
});
const mark = (member: string): Happening => fact('fact-recorded', member, 'normal');
const marks = (name: string, count: number): Happening[] =>
  Array.from({ length: count }, (_, n) => mark(`${name}-${n}`));
const transfer = (member: string): Happening => ({
  type: 'fact-recorded',
  fact: {
    kind: 'transfer.accepted',
    refs: { member, from: 'a', to: 'c' },
    days: { occurredOn: '2020-07-01' },
    values: { attempt: 1 },
    source: { unit: 'c' },
  },
});

beforeEach(async () => {
  ledger = await TestLedger.open(owner, `rebuilt-${(ledgers += 1)}`, { city: null, a: 'city', c: 'city' });
  await ledger.publish(planText());
  await ledger.append(marks('m', 40));
  await ledger.append([transfer('m-0'), fact('fact-corrected', 'm-1', 'mobile'), fact('fact-voided', 'm-2', 'normal')]);
  await ledger.review(2n, 'accepted');
  await catchUp(worker, ledger.id);
});
afterEach(async () => {
  expect(await leftOver()).toEqual({});
});

const rebuild = (options: Parameters<typeof rebuildNow>[2] = {}) =>
  rebuildNow({ asker, worker }, ledger.id, { size: 5n, ...options });

/** Rows that stand beside, by table. */
async function leftOver(): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const table of [
    ...modelTables.map(besideOf),
    'read_next.cursors',
    'read_next.parked_streams',
    'read_next.claims',
  ]) {
    const { rows } = await owner.query<{ count: string }>(`SELECT count(*) AS count FROM ${table}`);
    if (rows[0]?.count !== '0') found[table] = rows[0]?.count ?? '';
  }
  return found;
}

async function alerts(): Promise<readonly string[]> {
  const { alerts: open } = await listAlerts(worker, { ledger: ledger.id, state: 'open', limit: 100 });
  return open.map(({ kind, subject, detail }) => `${kind} ${subject}: ${detail.message}`);
}

async function share(): Promise<string> {
  const definition = defineMeasure({ kind: 'ratio', parameters: linkageParameters });
  const answer = await sums(asker, {
    ledger: ledger.id,
    definitions: [definition],
    units: ['city'],
    day: '2020-12-31',
  });
  if (answer.state !== 'known') throw new Error(answer.state);
  const [n, d] = answer.sums[0]?.[0]?.onDay.get('')?.sums ?? [];
  return `${n}/${d}`;
}

const tamper = async (text: string, rows = 1): Promise<void> => {
  const { rowCount } = await owner.query(text, [ledger.id]);
  expect(rowCount).toBe(rows);
};

test('the tables beside are those that stand: the same columns, keys and indexes, and none is left out', async () => {
  const { rows: standing } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'read'::regnamespace AND relkind = 'r' AND relname <> 'cursors' ORDER BY 1`,
  );
  const own = modelTables.filter(({ schema }) => schema === 'read').map(({ name }) => name);
  expect(own.toSorted()).toEqual(standing.map(({ name }) => name));
  const shapeOf = async (schema: string, name: string): Promise<unknown> => {
    const [columns, indexes, key] = await Promise.all([
      owner.query(
        `SELECT attname, format_type(atttypid, atttypmod), attnotnull, attcollation FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
        [`${schema}.${name}`],
      ),
      owner.query<{ shape: string }>(
        `SELECT regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') AS shape FROM pg_index WHERE indrelid = $1::regclass ORDER BY 1`,
        [`${schema}.${name}`],
      ),
      owner.query(
        `SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'p'`,
        [`${schema}.${name}`],
      ),
    ]);
    return { columns: columns.rows, indexes: indexes.rows, key: key.rows };
  };
  for (const { schema, name, key } of modelTables) {
    expect(await shapeOf('read_next', name)).toEqual(await shapeOf(schema, name));
    expect(JSON.stringify(await shapeOf(schema, name))).toContain(
      `PRIMARY KEY (ledger_id, ${key.map((one) => (one === 'position' ? '\\"position\\"' : one)).join(', ')})`,
    );
  }
});

test('nothing was wrong: nothing changes, and nothing is alarmed', async () => {
  const before = await dump(owner, ledger.id);
  const done = await rebuild();
  expect(done).toMatchObject({ state: 'equal', position: ledger.position, attempts: 1, resumedAt: null });
  expect(done.models.map(({ model }) => model)).toEqual(modelTables.map(({ name }) => name));
  expect(done.caseVersions).toBeGreaterThan(40);
  expect(await dump(owner, ledger.id)).toEqual(before);
  expect(await alerts()).toEqual([]);
});

describe('what went wrong', () => {
  /** Of a day, and of the total beside it. */
  const cell = (column: string, day: string): string =>
    `UPDATE read.cells SET ${column} = ${column} + 2
      WHERE ledger_id = $1 AND definition = 1 AND unit_id = 'city' AND day IN ('${day}', 'infinity')`;
  const row = `UPDATE read.case_rows SET position_to = NULL, c2 = 7 WHERE ledger_id = $1 AND definition = 1 AND case_key = 'm-2'`;

  test('a cell and a case row are found and named; a check leaves them, a rebuild replaces them, and both tell', async () => {
    const before = await dump(owner, ledger.id);
    expect(await share()).toBe('1/39');
    await tamper(cell('c1', '2020-07-01'), 2);
    await tamper(row);
    expect(await share()).toBe('3/39');
    const tampered = await dump(owner, ledger.id);

    const checked = await rebuild({ isCheck: true });
    expect([checked.state, countDifferences(checked.models)]).toEqual(['different', 3]);
    expect(checked.differences).toMatchObject([
      { model: 'case_rows', what: 'changed', key: { definition: 1, case_key: 'm-2' }, columns: { c2: { stood: 7 } } },
      {
        model: 'cells',
        what: 'changed',
        key: { definition: 1, unit_id: 'city', day: '2020-07-01' },
        columns: { c1: { stood: 3, derived: 1 } },
      },
      { model: 'cells', what: 'changed', key: { day: 'infinity' }, columns: { c1: { stood: 3, derived: 1 } } },
    ]);
    expect(await dump(owner, ledger.id)).toEqual(tampered);
    expect(await alerts()).toEqual([
      expect.stringMatching(
        /^difference read models: .* and is left as it is \(rows: 3\): case_rows .*case_key=m-2.*; cells /,
      ),
    ]);

    expect(await rebuild()).toMatchObject({ state: 'repaired', differences: checked.differences });
    expect(await dump(owner, ledger.id)).toEqual(before);
    expect(await share()).toBe('1/39');
    expect(await alerts()).toEqual([expect.stringContaining('and was replaced')]);

    expect((await rebuild()).state).toBe('equal');
    expect(await alerts()).toEqual([]);
  });

  test('rows that are missing, and rows that stand for nothing', async () => {
    const before = await dump(owner, ledger.id);
    await tamper(`DELETE FROM read.mentions WHERE ledger_id = $1 AND key = 'm-7'`);
    await tamper(
      `INSERT INTO read.cells SELECT ledger_id, definition, 'c', slice, day, c1, c2, c3, c4, c5, c6 FROM read.cells
        WHERE ledger_id = $1 AND definition = 1 AND unit_id = 'city' AND day = '2020-07-01'`,
    );
    const done = await rebuild();
    expect(done.differences.map(({ model, what }) => `${model} ${what}`)).toEqual(['mentions missing', 'cells extra']);
    expect(await dump(owner, ledger.id)).toEqual(before);
  });

  test('what a reader began before, it ends before; and no reader meets a part', async () => {
    await tamper(cell('c1', '2020-07-01'), 2);
    await tamper(cell('c2', '2020-06-01'), 2);
    const reader = await asker.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const look = `SELECT sum(c1) AS n, sum(c2) AS d FROM read.cells WHERE ledger_id = $1 AND definition = 1 AND unit_id = 'city' AND day < 'infinity'`;
    expect((await reader.query(look, [ledger.id])).rows).toEqual([{ n: '3', d: '41' }]);
    const seen = new Set<string>();
    let isDone = false;
    const polling = (async () => {
      while (!isDone) seen.add(await share());
    })();
    await rebuild();
    isDone = true;
    await polling;
    expect((await reader.query(look, [ledger.id])).rows).toEqual([{ n: '3', d: '41' }]);
    await reader.query('COMMIT');
    reader.release();
    expect([...seen].filter((one) => one !== '3/41' && one !== '1/39')).toEqual([]);
    expect(await share()).toBe('1/39');
  });

  test('a tree that an API process keeps is read anew', async () => {
    const opened = (unit: string): Happening => ({
      type: 'fact-recorded',
      fact: {
        kind: 'unit.opened',
        refs: { unit, parent: 'city' },
        days: { validFrom: '2019-01-01' },
        values: { type: 'unit', name: 'Unit' },
        source: { unit: 'city' },
      },
    });
    await ledger.append([opened('a')]);
    await catchUp(worker, ledger.id);
    const organisations = createOrganisations(asker);
    const name = async () => {
      const { units } = await organisations({ ledger: ledger.id, position: ledger.position, day: '2020-12-31' });
      return units.find(({ id }) => id === 'a')?.name;
    };
    await tamper(
      `UPDATE read.fact_versions SET vals = vals || '{"name": "Forged"}' WHERE ledger_id = $1 AND kind = 'unit.opened'`,
    );
    expect(await name()).toBe('Forged');
    const done = await rebuild();
    expect(JSON.stringify(done.differences)).not.toContain('Forged');
    expect(await name()).toBe('Unit');
  });
});

test('entries that arrive and are projected meanwhile are in it; lanes help', async () => {
  await ledger.append(marks('early', 300));
  await catchUp(worker, ledger.id);
  await tamper(
    `DELETE FROM read.cells WHERE ledger_id = $1 AND definition = 1 AND unit_id = 'a' AND day = '2020-06-01'`,
  );
  let isDone = false;
  const arriving = (async () => {
    for (let n = 0; !isDone || n < 3; n += 1) {
      await ledger.append([...marks(`late-${n}`, 7), transfer(`late-${n}-0`)]);
      await catchUp(worker, ledger.id);
      await sleep(20);
    }
  })();
  const lanes = new Lanes(lane, 1, { atLeast: 1n, tables: beside });
  const done = await rebuild({ lanes, size: 60n });
  isDone = true;
  await arriving;
  expect(done.state).toBe('repaired');
  expect(await rebuild()).toMatchObject({ state: 'equal', position: ledger.position });
});

test('given back in the midst, it goes on from there', async () => {
  await ledger.append(marks('more', 300));
  await catchUp(worker, ledger.id);
  const asked = await requestRebuild(asker, { ledger: ledger.id, isCheck: false, askedBy: 'spec' });
  const stop = new AbortController();
  const first = workOnRebuild(worker, { logger: silent, signal: stop.signal, size: 5n });
  const standing = async (): Promise<bigint> => {
    const { rows } = await owner.query<{ position: string }>(
      `SELECT "position" FROM read_next.cursors WHERE ledger_id = $1 AND projector = 'main'`,
      [ledger.id],
    );
    return BigInt(rows[0]?.position ?? 0);
  };
  while ((await standing()) < 50n);
  stop.abort();
  expect(await first).toBe('stopped');
  const at = await standing();
  expect(await findRebuild(asker, ledger.id, asked?.id ?? '')).toMatchObject({ state: 'waiting', attempts: 0 });
  const done = await workOnRebuild(worker, { logger: silent, signal: new AbortController().signal, size: 5n });
  expect(done).toMatchObject({ id: asked?.id, state: 'equal', resumedAt: at });
});

test('who was taken over writes nothing more, and ends nothing', async () => {
  await ledger.append(marks('more', 300));
  await catchUp(worker, ledger.id);
  const asked = await requestRebuild(asker, { ledger: ledger.id, isCheck: false, askedBy: 'spec' });
  const signal = new AbortController().signal;
  const slow = workOnRebuild(worker, { logger: silent, signal, size: 1n });
  while ((await owner.query('SELECT FROM read_next.claims')).rowCount === 0);
  // Whoever is at work holds on to it with a beat each second, which may come between: then it is taken from it once more.
  const lapse = `UPDATE work.rebuilds SET leased_until = clock_timestamp() WHERE rebuild_id = $1 AND state = 'running'`;
  let second: Awaited<ReturnType<typeof workOnRebuild>>;
  while (second === undefined && (await owner.query(lapse, [asked?.id])).rowCount === 1)
    second = await workOnRebuild(worker, { logger: silent, signal, size: 50n });
  expect(second).toMatchObject({ state: 'equal', attempts: 2 });
  expect(await slow).toBe('stopped');
});

test('one of a ledger at a time; cancelled, it leaves nothing, also where nobody was at work', async () => {
  const asked = await requestRebuild(asker, { ledger: ledger.id, isCheck: false, askedBy: 'spec' });
  expect(await requestRebuild(asker, { ledger: ledger.id, isCheck: true, askedBy: 'spec' })).toBeUndefined();
  const signal = new AbortController().signal;
  const working = workOnRebuild(worker, { logger: silent, signal, size: 1n });
  while ((await owner.query('SELECT FROM read_next.cursors')).rowCount === 0);
  expect(await cancelRebuild(asker, ledger.id, asked?.id ?? '')).toBe(true);
  expect(await cancelRebuild(asker, ledger.id, asked?.id ?? '')).toBe(false);
  expect(await working).toMatchObject({ state: 'cancelled', models: [] });
  expect(await leftOver()).toEqual({});

  // a worker that was killed, and a cancellation before the next looks
  await requestRebuild(asker, { ledger: ledger.id, isCheck: false, askedBy: 'spec' });
  const lease = await takeRebuild(worker, randomUUID());
  await owner.query(`INSERT INTO read_next.claims VALUES ($1, $2, gen_random_uuid())`, [ledger.id, lease?.rebuild.id]);
  await owner.query(`INSERT INTO read_next.cursors VALUES ($1, 'main', 7)`, [ledger.id]);
  await cancelRebuild(asker, ledger.id, lease?.rebuild.id ?? '');
  expect(await workOnRebuild(worker, { logger: silent, signal })).toBeUndefined();
});

test('what cannot be derived fails with its position, everything stands, and an operator is told', async () => {
  const before = await dump(owner, ledger.id);
  await owner.query(
    `ALTER TABLE read_next.fact_versions ADD CONSTRAINT planted CHECK (NOT refs @> '{"member": "m-33"}')`,
  );
  const failed = await rebuild({ size: 3n });
  await owner.query('ALTER TABLE read_next.fact_versions DROP CONSTRAINT planted');
  expect(failed).toMatchObject({ state: 'failed', models: [], position: null });
  expect(failed.error).toMatch(/^the event at position 35 cannot be applied: .*planted/);
  expect(await dump(owner, ledger.id)).toEqual(before);
  expect(await alerts()).toEqual([
    expect.stringContaining('failed-run read models: A rebuild of the read models failed'),
  ]);
  expect((await rebuild()).state).toBe('equal');
  expect(await alerts()).toEqual([]);
});

test('a rebuild whose workers die again and again is given up', async () => {
  const asked = await requestRebuild(asker, { ledger: ledger.id, isCheck: false, askedBy: 'spec' });
  await owner.query('UPDATE work.rebuilds SET attempts = 3, leased_until = clock_timestamp() WHERE rebuild_id = $1', [
    asked?.id,
  ]);
  const done = await workOnRebuild(worker, { logger: silent, signal: new AbortController().signal });
  expect(done).toMatchObject({ state: 'failed', error: expect.stringContaining('3 times') as string });
  expect(await alerts()).toHaveLength(1);
});

describe('parked streams', () => {
  const bad = fact('fact-corrected', 'm-5', 'mobile');

  /** m-5 was recorded and computed; its correction cannot be applied. */
  const park = async (): Promise<void> => {
    await owner.query(
      `ALTER TABLE read.fact_versions ADD CONSTRAINT planted CHECK (NOT refs @> '{"member": "m-5"}' OR version < 2) NOT VALID`,
    );
    await ledger.append([bad, ...marks('after', 3)]);
    await expect(catchUp(worker, ledger.id)).rejects.toThrow('planted');
    expect(await parkCulprit(worker, ledger.id)).toMatchObject({ stream: streamOf(bad.fact), version: 2 });
    await catchUp(worker, ledger.id);
    await owner.query('ALTER TABLE read.fact_versions DROP CONSTRAINT planted');
  };

  test('are left out from the same event on: what they said before stays', async () => {
    await park();
    const before = await dump(owner, ledger.id);
    expect(await rebuild()).toMatchObject({ state: 'equal', differences: [] });
    expect(await dump(owner, ledger.id)).toEqual(before);
  });

  test.each([
    ['parked', false],
    ['released', true],
  ] as const)('%s while it is rebuilt, it goes back to before the event', async (_, isReleased) => {
    if (isReleased) await park();
    const stop = new AbortController();
    await requestRebuild(asker, { ledger: ledger.id, isCheck: false, askedBy: 'spec' });
    const first = workOnRebuild(worker, { logger: silent, signal: stop.signal, size: 3n });
    while ((await owner.query(`SELECT FROM read_next.cursors WHERE "position" > 40`)).rowCount === 0);
    stop.abort();
    await first;
    if (isReleased) {
      await askRelease(asker, ledger.id, streamOf(bad.fact));
      await releaseAsked(worker, ledger.id);
    } else await park();
    expect(await listParked(asker, ledger.id)).toHaveLength(isReleased ? 0 : 1);
    await catchUp(worker, ledger.id);
    const done = await workOnRebuild(worker, { logger: silent, signal: new AbortController().signal, size: 3n });
    expect(done).toMatchObject({ state: 'equal', differences: [], position: ledger.position });
  });
});
