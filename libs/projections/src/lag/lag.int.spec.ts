import { listAlerts } from '@duibiao/alerts';
import { openTestPools } from '@duibiao/platform/testing';
import { expect, test } from 'vitest';
import { catchUp } from '../catch-up.js';
import { planText } from '../testing/plan.js';
import { smallTree } from '../testing/random-history.js';
import { TestLedger } from '../testing/test-ledger.js';
import { readLags, watchLags } from './lag.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });

const lagOf = async (ledger: string) => (await readLags(worker)).find((one) => one.ledger === ledger);
const alerts = async (ledger: string) => (await listAlerts(worker, { ledger, state: 'all', limit: 9 })).alerts;

test('a ledger that lags is an alert until it has caught up, once however often it is looked at', async () => {
  const ledger = await TestLedger.open(owner, 'lagging', smallTree);
  await ledger.publish(planText());
  const limits = { raiseFromSeconds: 0, settleBelowSeconds: 15 };
  await watchLags(worker, { ...limits, raiseFromSeconds: 3_600 });
  expect(await alerts('lagging')).toEqual([]);
  await watchLags(worker, limits);
  await watchLags(worker, limits);
  expect(await alerts('lagging')).toMatchObject([
    { kind: 'lag', subject: '', findings: 2, detail: { head: '1', projected: '0' }, settledAt: null },
  ]);
  await catchUp(worker, 'lagging');
  expect(await lagOf('lagging')).toEqual({ ledger: 'lagging', head: 1n, projected: 1n, seconds: 0 });
  await watchLags(worker, { ...limits, raiseFromSeconds: 60 });
  expect((await alerts('lagging')).map(({ settledAt }) => settledAt === null)).toEqual([false]);
});

test('the seconds of a demonstration are real ones, whatever its clock says, and none while it is generated', async () => {
  const ledger = await TestLedger.open(owner, 'shown', smallTree);
  await ledger.publish(planText());
  await owner.query(
    `UPDATE ledger.heads SET purpose = 'demonstration', recorded_at = '2020-06-30' WHERE ledger_id = 'shown'`,
  );
  await owner.query('ALTER TABLE ledger.events DISABLE TRIGGER events_immutable');
  await owner.query(`UPDATE ledger.events SET recorded_at = '2020-06-30' WHERE ledger_id = 'shown'`);
  expect(await lagOf('shown')).toMatchObject({ head: 1n, projected: 0n, seconds: 0 });
  await owner.query(
    `UPDATE ledger.heads SET anchor_ledger = '2020-12-01', anchor_real = now() - interval '90 s' WHERE ledger_id = 'shown'`,
  );
  expect((await lagOf('shown'))?.seconds).toBeGreaterThanOrEqual(90);
  expect((await lagOf('shown'))?.seconds).toBeLessThan(86_400);
});
