import type { Page, Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chooseUnit, drive, PATIENCE_MS } from './driver.js';
import { Officer } from './officer.js';
import { chromiumPath } from './system.js';

const base = '/dongguan/dongguan-2020';

describe.skipIf(chromiumPath() === undefined)('a network that goes and comes', () => {
  const driver = drive();
  const officer = new Officer(driver);

  test('a fact that is submitted without a network, and then without an answer, is kept as typed and recorded once', async () => {
    const { system } = driver;
    const { unit, member, to } = system.example();
    const board = await driver.open(`${base}/board?q=学社衔接率&unit=${unit}`);
    await board.getByText('350/414').waitFor();

    const page = await driver.open(`${base}/submit?tab=form&kind=transfer.accepted`, {
      key: system.key('submitter', unit),
    });
    await page.getByLabel('团员', { exact: true }).fill(member);
    await chooseUnit(page, '转出组织', await system.unitName(unit));
    await chooseUnit(page, '转入组织', await system.unitName(to));
    await page.context().setOffline(true);
    await page.getByText('与服务器的连接断了').waitFor();
    await page.getByLabel('日期', { exact: true }).fill('2020-12-01');
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByRole('alert').filter({ hasText: '输入的内容都在，网络恢复后再试' }).waitFor();
    await page.getByRole('button', { name: /报\s*送/ }).click();
    await page.getByRole('alert').filter({ hasText: '输入的内容都在，网络恢复后再试' }).waitFor();
    expect(await page.getByLabel('日期', { exact: true }).inputValue()).toBe('2020-12-01');

    const keys = new Set<string | undefined>();
    let isAnswerLost = false;
    await page.route('**/submissions', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.add(route.request().headers()['idempotency-key']);
      const response = await route.fetch();
      if (isAnswerLost) return route.fulfill({ response });
      isAnswerLost = true;
      return route.abort('connectionreset');
    });
    await page.context().setOffline(false);
    await page.getByText('连接已恢复').waitFor();
    await page.reload();
    expect(await page.getByLabel('日期', { exact: true }).inputValue()).toBe('2020-12-01');
    await page.getByRole('button', { name: /报\s*送/ }).click();
    await page.getByText('还不知道上次报送的结果').waitFor();
    await board.getByText('351/414').waitFor();
    await page.getByRole('button', { name: '再问一次结果' }).first().click();
    await page.getByText('已记录 1 条').waitFor();
    expect([...keys]).toEqual([expect.stringMatching(/^console-/)]);
    expect(await board.getByText('351/414').count()).toBe(1);
  });

  test('what could not be read without a network is read by itself when it is back', async () => {
    const page = await driver.open(`${base}/ledger`);
    await page.getByRole('link', { name: '36512' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('与服务器的连接断了').waitFor();
    await page.getByRole('link', { name: '36512' }).click();
    await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
    await page.context().setOffline(false);
    await page
      .getByText(/"position"\s*:\s*36512/)
      .first()
      .waitFor();
    expect(await page.getByText('连不上服务器').count()).toBe(0);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: '矩阵' }).click();
    await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('grid').waitFor();
  });

  test('a part of a page that cannot be had takes no other with it', async () => {
    const page = await driver.open(`${base}/ledger`);
    await page.route('**/checked-entry-*.js', (route) => route.abort('internetdisconnected'));
    await page.getByRole('link', { name: '36512' }).click();
    await page.getByRole('alert').filter({ hasText: '再试一次' }).waitFor();
    expect(
      await page
        .getByText(/"position"\s*:\s*36512/)
        .first()
        .isVisible(),
    ).toBe(true);
    await page.unroute('**/checked-entry-*.js');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('已在这里核对').waitFor();
  });

  test('two tabs hear what is new by one connection; when the tab that holds it closes, the other goes on', async () => {
    const shows = (page: Page, position: string): Promise<void> =>
      page.getByRole('link', { name: position, exact: true }).waitFor({ timeout: PATIENCE_MS });
    const first = await driver.open(`${base}/ledger`);
    await shows(first, '36512');
    const more: Request[] = [];
    first.context().on('request', (request) => {
      if (request.url().endsWith('/changes')) more.push(request);
    });
    const second = await first.context().newPage();
    await second.goto(`${base}/ledger`);
    await shows(second, '36512');

    const { position } = await officer.accept();
    await Promise.all([shows(first, position), shows(second, position)]);
    expect(more).toEqual([]);

    await first.close();
    await shows(second, (await officer.accept()).position);
    expect(more.length).toBe(1);
    expect(more[0]?.headers()['last-event-id']).toMatch(/^\d+-\d+-\d+$/);
  });
});
