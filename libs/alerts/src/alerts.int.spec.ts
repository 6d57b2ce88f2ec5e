import { openTestPools } from '@duibiao/platform/testing';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Finding } from './alert.js';
import { countOpenAlerts, listAlerts } from './list.js';
import { raiseAlert, settleAlert } from './raise.js';

const { worker, api } = await openTestPools({ worker: 'worker', api: 'api' });

const finding = (ledger: string, subject: string, message = 'dg34: 3/4 and 3/5'): Finding => ({
  ledger,
  kind: 'difference',
  subject,
  detail: { message, keys: [subject] },
});

test('an alert that is open is raised once; settled and found again it is another, and the history stays', async () => {
  const lines: { msg: string; alert: string }[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) });
  const first = await raiseAlert(worker, finding('once', 'dg34'), logger);
  const again = await raiseAlert(worker, finding('once', 'dg34', 'dg34: 3/4 and 1/5'), logger);
  expect(again).toEqual({ id: first.id, isNew: false });
  expect((await listAlerts(api, { ledger: 'once', state: 'open', limit: 10 })).alerts).toMatchObject([
    { id: first.id, findings: 2, detail: { message: 'dg34: 3/4 and 1/5' }, settledAt: null },
  ]);

  expect(await settleAlert(worker, finding('once', 'dg34'), logger)).toBe(true);
  expect(await settleAlert(worker, finding('once', 'dg34'), logger)).toBe(false);
  const later = await raiseAlert(api, finding('once', 'dg34'), logger);
  expect(later.isNew).toBe(true);
  const { alerts } = await listAlerts(api, { ledger: 'once', state: 'all', limit: 10 });
  expect(alerts.map(({ id, settledAt }) => [id, settledAt === null])).toEqual([
    [later.id, true],
    [first.id, false],
  ]);
  expect(lines.map(({ msg, alert }) => [msg, alert])).toEqual([
    ['alert raised', first.id],
    ['alert settled', first.id],
    ['alert raised', later.id],
  ]);
});

test('alerts come in pages, newest first, of their own ledger only', async () => {
  for (let n = 0; n < 5; n += 1) await raiseAlert(worker, finding('paged', `dg${n}`));
  await raiseAlert(worker, finding('other', 'dg0'));
  const first = await listAlerts(api, { ledger: 'paged', state: 'open', limit: 3 });
  const second = await listAlerts(api, { ledger: 'paged', state: 'open', limit: 3, after: first.next ?? '' });
  expect([...first.alerts, ...second.alerts].map(({ subject }) => subject)).toEqual([
    'dg4',
    'dg3',
    'dg2',
    'dg1',
    'dg0',
  ]);
  expect(second.next).toBeNull();
  expect(await countOpenAlerts(api)).toContainEqual({ ledger: 'paged', kind: 'difference', open: 5 });
});

test('many who find the same at once raise it once', async () => {
  const raised = await Promise.all(Array.from({ length: 12 }, () => raiseAlert(worker, finding('crowd', 'dg34'))));
  expect(raised.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(raised.map(({ id }) => id)).size).toBe(1);
});

test('nobody can take an alert out of the history', async () => {
  await raiseAlert(worker, finding('kept', 'dg34'));
  await expect(api.query(`DELETE FROM operations.alerts WHERE ledger_id = 'kept'`)).rejects.toThrow(
    'permission denied',
  );
  await expect(worker.query(`DELETE FROM operations.alerts WHERE ledger_id = 'kept'`)).rejects.toThrow(
    'permission denied',
  );
});
