import { listAlerts } from '@duibiao/alerts';
import { dongguan, innerMongolia } from '@duibiao/demonstration';
import { readContent, readEntries } from '@duibiao/ledger';
import { type MeasureKind, measureKinds } from '@duibiao/measures';
import { catchUp } from '@duibiao/projections';
import { leaseMs, type Recomputation, requestRun, takeRun } from '@duibiao/recomputation';
import { compareResults, readResult } from '@duibiao/results';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent, Year } from './year.js';

const seed = Number(process.env['LAW_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

let year: Year;
beforeAll(async () => {
  year = await Year.play(dongguan, seed);
});
afterAll(() => year.close());

const ask = async (more: { readonly day?: string; readonly position?: bigint } = {}): Promise<string> => {
  const { ledger, plan } = year;
  const run = await requestRun(year.worker, { ledger, plan, day: '2020-11-30', askedBy: 'spec', ...more });
  return run?.id ?? '';
};

/** What was published by a run: the entry that names it, and the result beside the ledger. */
async function published({ publishedPosition, ledger }: Recomputation) {
  const [stored] = await readEntries(year.worker, ledger, (publishedPosition ?? 0n) - 1n, 1);
  if (stored?.entry.body.type !== 'metrics-published') throw new Error('no result is published there');
  const { metrics, by } = stored.entry.body;
  const content = await readContent(year.worker, ledger, metrics.content.sha256);
  return { by, metrics, result: readResult(content ?? Buffer.of()) };
}

const openAlerts = async (kind: string): Promise<readonly { readonly subject: string; readonly message: string }[]> => {
  const { alerts } = await listAlerts(year.worker, { ledger: year.ledger, state: 'open', limit: 100 });
  return alerts.flatMap((one) => (one.kind === kind ? [{ subject: one.subject, message: one.detail.message }] : []));
};

test(`both roads and what was kept up agree, and the result is published (seed ${seed})`, async () => {
  const before = await year.head();
  const id = await ask();
  const [run] = await year.work();
  expect(run).toMatchObject({ id, state: 'published', position: before, publishedPosition: before + 1n, error: null });
  const { kept, computed, folded } = run?.digests ?? {};
  expect([kept, computed]).toEqual([folded, folded]);
  const { by, metrics, result } = await published(run as Recomputation);
  expect(by).toEqual({ principal: 'system', channel: 'system' });
  const { head } = result;
  expect(metrics).toMatchObject({ plan: year.plan, planVersion: 1, position: Number(before), day: '2020-11-30' });
  expect(metrics.content.sha256).toBe(folded);
  expect(metrics.verdicts).toEqual(run?.verdicts);
  expect([head.position, head.day, head.engine]).toEqual([before, '2020-11-30', metrics.engine]);
  expect(result.lines.find(({ indicator, unit }) => indicator === 'dg34-linkage' && unit === 'dg')).toMatchObject({
    as: 'share',
    verdict: expect.stringMatching(/attained|pending/),
  });
});

test('the same question again, and as known before it, gives the same digest', async () => {
  const [first] = await (await ask(), year.work());
  const position = first?.position ?? 0n;
  await ask({ position });
  const [again] = await year.work();
  expect(again?.state).toBe('published');
  expect(again?.digests.folded).toBe(first?.digests.folded);
  expect(again?.publishedPosition).toBeGreaterThan(first?.publishedPosition ?? 0n);
});

test('two published results can be compared: what changed from one day to another', async () => {
  await ask({ day: '2020-06-30' });
  await ask({ day: '2020-11-30' });
  const [early, late] = await year.work();
  const before = await published(early as Recomputation);
  const after = await published(late as Recomputation);
  const changed = compareResults(before.result, after.result);
  expect(changed.some(({ indicator, unit }) => indicator === 'dg34-linkage' && unit === 'dg')).toBe(true);
  expect(compareResults(after.result, after.result)).toEqual([]);
});

test.each([
  ['cell', `day <= '2020-11-30'`],
  ['total', `day = 'infinity'`],
])('a %s that went wrong is found and named, nothing is published, nothing repaired', async (_, which) => {
  // of a ratio, whose first number is its value wherever it stands
  const { rows } = await year.owner.query<{ definition: number; day: string; unit_id: string; slice: string }>(
    `UPDATE read.cells c SET c1 = c1 + 1
       FROM (SELECT x.ctid FROM read.cells x JOIN read.definitions d USING (ledger_id, definition)
              WHERE x.ledger_id = $1 AND d.kind = 'ratio@1' AND x.unit_id LIKE 'dg.%' AND ${which} AND x.c2 > 0
              ORDER BY x.definition, x.unit_id, x.day LIMIT 1) one
      WHERE c.ctid = one.ctid RETURNING c.definition, c.day::text, c.unit_id, c.slice`,
    [year.ledger],
  );
  const [spoilt] = rows;
  const head = await year.head();
  await ask();
  const [run] = await year.work();
  expect(run).toMatchObject({ state: 'different', publishedPosition: null });
  expect(run?.digests.computed).toBe(run?.digests.folded);
  expect(run?.digests.kept).not.toBe(run?.digests.folded);
  expect(run?.differences.map(({ between, unit }) => [between, unit])).toContainEqual([
    'kept and folded',
    spoilt?.unit_id,
  ]);
  expect(await year.head()).toBe(head);
  const [alert] = await openAlerts('difference');
  expect(alert?.subject).toBe(year.plan);
  expect(alert?.message).toContain(`of ${spoilt?.unit_id ?? ''}`);

  // it stays until somebody mends it; what was computed at an older position does not go by cells, and settles nothing
  await ask({ position: head - 1n });
  const [older] = await year.work();
  expect(older?.state).toBe('published');
  expect(await openAlerts('difference')).toHaveLength(1);
  await year.owner.query(
    'UPDATE read.cells SET c1 = c1 - 1 WHERE ledger_id = $1 AND definition = $2 AND unit_id = $3 AND day = $4::date AND slice = $5',
    [year.ledger, spoilt?.definition, spoilt?.unit_id, spoilt?.day, spoilt?.slice],
  );
  await ask();
  expect((await year.work()).map(({ state }) => state)).toEqual(['published']);
  expect(await openAlerts('difference')).toEqual([]);
});

test('a defect in the SQL of one measure is caught by the run and named', async () => {
  const ratio: { sql: MeasureKind['sql'] } = measureKinds.ratio;
  const right = ratio.sql;
  ratio.sql = { ...right, rows: right.rows.replaceAll("'{1,0}'", "'{2,0}'") };
  try {
    await ask();
    const [run] = await year.work();
    expect(run).toMatchObject({ state: 'different' });
    expect(run?.digests.kept).toBe(run?.digests.folded);
    const named = run?.differences.map(({ between, indicator }) => `${indicator}: ${between}`);
    expect(named).toContain('dg34-linkage: computed and folded');
    expect((await openAlerts('difference')).at(0)?.message).toContain('dg34-linkage of dg');
  } finally {
    ratio.sql = right;
  }
});

test('two workers at once do each run once', async () => {
  const ids = [await ask({ day: '2020-10-01' }), await ask({ day: '2020-10-02' })];
  const done = await Promise.all([year.work(), year.work()]);
  expect(
    done
      .flat()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted());
  expect(done.flat().map(({ state }) => state)).toEqual(['published', 'published']);
});

test('a run whose worker died is taken up when its lease is over, and given up after three deaths', async () => {
  const id = await ask({ day: '2020-10-03' });
  const lapse = (): Promise<unknown> =>
    year.owner.query(
      `UPDATE work.recomputations SET leased_until = leased_until - make_interval(secs => $2) WHERE run_id = $1`,
      [id, leaseMs / 1000],
    );
  expect((await takeRun(year.worker, crypto.randomUUID(), silent))?.run.id).toBe(id);
  expect(await takeRun(year.worker, crypto.randomUUID(), silent)).toBeUndefined();
  await lapse();
  const [run] = await year.work();
  expect(run).toMatchObject({ id, state: 'published', attempts: 2 });

  const doomed = await ask({ day: '2020-10-04' });
  for (let n = 0; n < 3; n += 1) {
    expect((await takeRun(year.worker, crypto.randomUUID(), silent))?.run.id).toBe(doomed);
    await year.owner.query(
      'UPDATE work.recomputations SET leased_until = leased_until - make_interval(secs => $2) WHERE run_id = $1',
      [doomed, leaseMs / 1000],
    );
  }
  expect(await takeRun(year.worker, crypto.randomUUID(), silent)).toBeUndefined();
  expect(await year.run(doomed)).toMatchObject({
    state: 'failed',
    error: 'the worker ended before the run did, 3 times',
  });
  expect((await openAlerts('failed-run')).map(({ subject }) => subject)).toEqual([year.plan]);
});

test('a worker that published and died before it wrote that down publishes nothing twice', async () => {
  const id = await ask({ day: '2020-10-05' });
  const [run] = await year.work();
  const head = await year.head();
  await year.owner.query(
    `UPDATE work.recomputations SET state = 'running', leased_until = clock_timestamp() - interval '1 second' WHERE run_id = $1`,
    [id],
  );
  const [again] = await year.work();
  expect(again).toMatchObject({ id, state: 'published', publishedPosition: run?.publishedPosition });
  expect(await year.head()).toBe(head);
});

test('what cannot be computed fails with a reason: a plan that was not there yet', async () => {
  await ask({ position: 1n });
  const [run] = await year.work();
  expect(run).toMatchObject({
    state: 'failed',
    error: 'plan dongguan-2020 was not published yet at position 1',
  });
});

test('a worker may append what it computed and nothing else', async () => {
  const body = JSON.stringify({ type: 'fact-recorded', version: 1, stream: '00'.repeat(20) });
  await expect(
    year.worker.query('SELECT ledger.publish_metrics($1, $2, $3, $4, $5)', [
      year.ledger,
      's',
      Buffer.alloc(52),
      'dg',
      body,
    ]),
  ).rejects.toThrow('only the first event of a published result');
});

test(`a year of the other plan: units that merged, and all the other kinds (seed ${seed})`, async () => {
  const other = await Year.play(innerMongolia, seed);
  try {
    const { ledger, plan } = other;
    await requestRun(other.worker, { ledger, plan, day: '2020-12-31', askedBy: 'spec' });
    await requestRun(other.worker, { ledger, plan, day: '2021-01-14', askedBy: 'spec' });
    const done = await other.work();
    expect(done.map(({ state, error }) => [state, error])).toEqual([
      ['published', null],
      ['published', null],
    ]);
    await catchUp(other.worker, ledger);
  } finally {
    await other.close();
  }
});
