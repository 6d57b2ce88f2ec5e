import { dongguan } from '@duibiao/demonstration';
import { positionAt } from '@duibiao/ledger';
import { lastRuns, listRuns, requestDue, requestGeneratedClosings, setSchedules } from '@duibiao/recomputation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Year } from './year.js';

const seed = Number(process.env['LAW_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

/** In seconds. */
const day = 86_400;

let year: Year;
beforeAll(async () => {
  year = await Year.play(dongguan, seed);
});
afterAll(() => year.close());

test('nothing of the generated year is due: schedules hold from when the clock goes on', async () => {
  expect(await requestDue(year.worker, year.ledger)).toEqual([]);
});

test('but its quarters can be asked for, once, each as it was known at its tick', async () => {
  const asked = await Promise.all([
    requestGeneratedClosings(year.worker, year.ledger),
    requestGeneratedClosings(year.worker, year.ledger),
  ]);
  expect(asked.flat().map(({ schedule }) => schedule?.period)).toHaveLength(3);
  const done = await year.work();
  expect(done.map(({ schedule, day, state }) => [schedule?.period, day, state])).toEqual([
    ['2020-Q1', '2020-03-31', 'published'],
    ['2020-Q2', '2020-06-30', 'published'],
    ['2020-Q3', '2020-09-30', 'published'],
  ]);
  for (const { schedule, position } of done) {
    expect(position).toBe(await positionAt(year.worker, year.ledger, schedule?.tick ?? ''));
  }
  expect(new Set(done.map(({ digests }) => digests.folded)).size).toBe(3);
  expect(await requestGeneratedClosings(year.worker, year.ledger)).toEqual([]);
});

test('missed ticks are caught up once, each with its own (P, D), by however many workers', async () => {
  const before = await year.head();
  await year.pass(5 * day);
  const asked = await Promise.all([requestDue(year.worker, year.ledger), requestDue(year.worker, year.ledger)]);
  const due = asked.flat().toSorted((a, b) => ((a.schedule?.tick ?? '') < (b.schedule?.tick ?? '') ? -1 : 1));
  expect(due.map((run) => [run.schedule?.id, run.schedule?.period, run.day])).toEqual([
    ['nightly', '2020-12-01', '2020-12-01'],
    ['nightly', '2020-12-02', '2020-12-02'],
    ['nightly', '2020-12-03', '2020-12-03'],
    ['nightly', '2020-12-04', '2020-12-04'],
    ['nightly', '2020-12-05', '2020-12-05'],
    ['monthly', '2020-11', '2020-11-30'],
  ]);
  const done = await year.work();
  expect(done.map(({ state }) => state)).toEqual(done.map(() => 'published'));
  for (const { schedule, position } of done) {
    // what the runs before it published was recorded later than its tick
    expect(position).toBe(before);
    expect(await positionAt(year.worker, year.ledger, schedule?.tick ?? '')).toBe(before);
  }
  expect(await requestDue(year.worker, year.ledger)).toEqual([]);
  expect((await lastRuns(year.worker, year.ledger)).get(`${year.plan} nightly`)?.schedule?.period).toBe('2020-12-05');
});

test('what the ledger says was published is not asked for again where the runs are forgotten, as after a restore', async () => {
  await year.owner.query('DELETE FROM work.recomputations WHERE ledger_id = $1', [year.ledger]);
  expect(await requestDue(year.worker, year.ledger)).toEqual([]);
  expect(await requestGeneratedClosings(year.worker, year.ledger)).toEqual([]);
});

test('a tick in time is at the position of its start', async () => {
  await setSchedules(
    year.owner,
    year.ledger,
    year.plan,
    [{ id: 'often', kind: 'nightly', cron: '* * * * *', timeZone: 'Asia/Shanghai' }],
    'spec',
  );
  await year.pass(60 - (await secondNow()));
  const [asked, ...others] = await requestDue(year.worker, year.ledger);
  expect([asked?.schedule?.id, asked?.position, others]).toEqual(['often', null, []]);
  const head = await year.head();
  expect(await year.work()).toMatchObject([{ state: 'published', position: head }]);
  // the next minute asks for the same day: it is there
  expect(await requestDue(year.worker, year.ledger)).toEqual([]);
});

test('what an operator set stands instead of what the plan says, until it is taken back', async () => {
  await setSchedules(year.owner, year.ledger, year.plan, [], 'spec');
  await year.pass(2 * day);
  expect(await requestDue(year.worker, year.ledger)).toEqual([]);
  await setSchedules(year.owner, year.ledger, year.plan, null, 'spec');
  const due = await requestDue(year.worker, year.ledger);
  expect(due.map(({ schedule }) => schedule?.id)).toContain('nightly');
  const listed = await listRuns(year.worker, year.ledger, { plan: year.plan, limit: 3 });
  expect(listed.map(({ askedBy }) => askedBy)).toEqual(['schedule', 'schedule', 'schedule']);
});

/** The seconds of the ledger's clock that have passed of its minute. */
async function secondNow(): Promise<number> {
  const { rows } = await year.owner.query<{ second: number }>(
    'SELECT extract(second FROM ledger.now($1))::float8 AS second',
    [year.ledger],
  );
  return rows[0]?.second ?? 0;
}
