import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility.js';
import { chooseUnit, drive } from './driver.js';
import { Officer } from './officer.js';
import { chromiumPath, visit } from './system.js';

const base = '/dongguan/dongguan-2020';
const linkage = `${base}/indicators/dg34-linkage`;

describe.skipIf(chromiumPath() === undefined)('the console on the demonstration year', () => {
  const driver = drive();
  const { open } = driver;
  const paramOf = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

  test('a visitor picks an account and sees the year', async () => {
    const page = await open('/', { key: '' });
    await page.getByRole('button', { name: '共青团东莞市委员会：计划、审计、运维' }).click();
    await page.getByRole('heading', { level: 1, name: '共青团东莞市委员会' }).waitFor();
    expect(await page.getByText('演示数据').count()).toBe(1);
    expect(new URL(page.url()).pathname).toBe(`${base}/board`);
  });

  test('a key that is not valid is refused where it was typed', async () => {
    const page = await open(`${base}/board`, { key: '' });
    await page.getByLabel('钥匙（API key）').fill('dbk_none_none');
    await page.getByRole('button', { name: /进\s*入/ }).click();
    await page.getByRole('alert').filter({ hasText: '钥匙无效或已过期' }).waitFor();
  });

  test('the board: worst first, filters in the address, pace and trend', async () => {
    const page = await open(`${base}/board`);
    await page.locator('.board-row').first().waitFor();
    const counts = await page.locator('.board-count').allInnerTexts();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(171);
    expect(await page.locator('.board-row').count()).toBe(171);
    expect(await page.locator('.board-row').first().innerText()).toMatch(/未达/);
    expect(await page.getByText(/实际 .* % \/ 序时 91.8 % \/ 差 −/).count()).toBeGreaterThan(0);
    await page.locator('.board-trend svg').first().waitFor();

    await page.getByRole('button', { name: /已取消/ }).click();
    await page.getByRole('searchbox').fill('学社衔接');
    await page.getByText('没有符合筛选的指标').waitFor();
    await page.reload();
    expect(paramOf(page, 'q')).toBe('学社衔接');
    await page.getByText('没有符合筛选的指标').waitFor();
    await page.getByRole('button', { name: '看全部' }).click();
    await page.locator('.board-row').nth(170).waitFor();
    await page.getByText('按文件顺序').click();
    await page.getByRole('rowheader', { name: /^第 34 项/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('30 June, as it was known then', async () => {
    const page = await open(`${base}/board?q=学社衔接率`);
    await page.getByRole('link', { name: '84.59 %' }).waitFor();
    await page.getByRole('button', { name: /时点/ }).click();
    await page.getByLabel(/截至日/).fill('2020-06-30');
    await page.getByRole('button', { name: /查\s*看/ }).click();
    await page.getByRole('link', { name: '0.45 %' }).waitFor();
    expect(paramOf(page, 'at')).toBe('2020-06-30');
    await page.getByRole('button', { name: '回到现在' }).first().click();
    await page.getByRole('link', { name: '84.59 %' }).waitFor();
  });

  test('the matrix: the keyboard moves, drills down and asks why', async () => {
    const page = await open(`${base}/matrix`);
    const grid = page.getByRole('grid');
    await grid.waitFor();
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(72);
    await page.locator('[data-place="0 -1"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate('document.activeElement.dataset.place')).toBe('1 0');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/indicators\/.*\/why\?unit=/);
    await page.goBack();
    await page.locator('.matrix-name', { hasText: '▸' }).first().click();
    await page
      .getByRole('navigation', { name: '所在位置' })
      .getByRole('link', { name: '共青团东莞市委员会' })
      .waitFor();
  });

  test('an indicator: its year, its units, its meaning', async () => {
    const page = await open(linkage);
    await page.getByRole('heading', { level: 1, name: /学社衔接率/ }).waitFor();
    await page.getByText('全年团员“学社衔接率”不低于85%').first().waitFor();
    const june = page.getByRole('row', { name: /2020-06-30/ });
    await june.getByText('0.45 %').waitFor();
    await june.getByText('1.90 %').waitFor();
    await page
      .getByRole('row', { name: /第20学校/ })
      .getByText('59.57 %')
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('why this number: to the submission, its receipt checked on the spot', async () => {
    const page = await open(`${linkage}/why`);
    await page
      .getByText(/5586\s*\/\s*6604/)
      .first()
      .waitFor();
    await page.locator('main li, main article, main section').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('time travel: a day by the keyboard, two moments and what changed', async () => {
    const page = await open(`${base}/travel?a=2020-06-30&b=2020-09-30`);
    const slider = page.getByRole('slider', { name: '看哪一天' });
    await slider.waitFor();
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('2020-11-30').first().waitFor();
    await page.getByText('135 个指标不同，其中 15 个评定变了').waitFor();
    await page.getByRole('button', { name: /^2020-06-30.*2020-Q2/ }).waitFor();
    await page.getByRole('button', { name: '重演并找出原因' }).click();
    await page.getByText('日期已过才报上来的事实').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the ledger: an entry, its bytes and its proof', async () => {
    const page = await open(`${base}/ledger?entry=36512`);
    await page
      .getByText(/"position"\s*:\s*36512/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the ledger: the newest checkpoint of its log', async () => {
    const page = await open(`${base}/ledger?tab=log`);
    await page.getByText(/^localhost\/v1\/ledgers\/dongguan\/log\n\d+\n/).waitFor();
  });

  test.each(['submit', 'submit?tab=mine', 'audit', 'audit?tab=history', 'operations'])(
    '%s has no serious finding',
    async (page) => {
      const opened = await open(`${base}/${page}`);
      await opened.getByRole('heading', { level: 1 }).waitFor();
      await opened.waitForTimeout(500);
      expect(await seriousFindings(opened)).toEqual([]);
    },
  );

  test.each([
    'board',
    'matrix',
    'indicators/dg34-linkage',
    'indicators/dg34-linkage/why?unit=dg.univ.01',
    'travel',
    'submit',
    'ledger',
    'audit',
    'operations',
  ])('%s in English, dark, on a narrow screen: nothing beyond the edge, no serious finding', async (address) => {
    const page = await open(`${base}/${address}`, { language: 'en', theme: 'dark', width: 390 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(500);
    const words = await page.locator('nav').first().innerText();
    expect(words).toMatch(/Board/);
    const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(beyond).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('a fact is submitted, and its number moves on another screen; a restart of the server is said and mended', async () => {
    const { system } = driver;
    const { unit, member, to } = system.example();
    const board = await open(`${base}/board?q=学社衔接率&unit=${unit}`);
    await board.getByText('350/414').waitFor();

    const page = await open(`${base}/submit?tab=form&kind=transfer.accepted`, { key: system.key('submitter', unit) });
    await page.getByLabel('团员', { exact: true }).fill(member);
    await chooseUnit(page, '转出组织', await system.unitName(unit));
    await chooseUnit(page, '转入组织', await system.unitName(to));
    await page.getByLabel('日期', { exact: true }).fill('2014-05-04');
    await page.getByRole('button', { name: '先检查' }).click();
    await page.getByText(/有 1 处需要改正/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    expect(await page.getByLabel('日期', { exact: true }).inputValue()).toBe('2014-05-04');
    await page.getByLabel('日期', { exact: true }).fill('2020-12-01');
    await page.getByRole('button', { name: /报\s*送/ }).click();
    await page.getByText('已记录 1 条').waitFor();

    await board.getByText('351/414').waitFor();
    system.killApi();
    await board.getByText('与服务器的连接断了').waitFor();
    await board.getByText('连接已恢复').waitFor();
    expect(await board.getByText('351/414').count()).toBe(1);
  });

  test('a fact whose naming fields are wrong is replaced by another, for a reason, in one submission', async () => {
    const { system } = driver;
    const { unit } = system.example();
    const fact = await new Officer(driver).newestFact();
    const page = await open(`${base}/submit?tab=mine&fact=${fact}`, { key: system.key('submitter', unit) });
    await page.getByRole('button', { name: /^替\s*换$/ }).click();
    await page.getByLabel('第几次（选填）').fill('2');
    await page.getByRole('button', { name: /^报\s*送$/ }).click();
    await page.getByRole('link', { name: '理由' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    expect(await page.getByLabel('第几次（选填）').inputValue()).toBe('2');
    await page.getByLabel('理由').fill('次数填错');
    await page.getByRole('button', { name: /^报\s*送$/ }).click();
    await page.getByText('已记录 2 条').waitFor();
    await page.getByText('已作废').first().waitFor();
    await page.getByText('查看这次报送').click();
    await page.getByRole('cell', { name: /^有效/ }).waitFor();
  });

  test('two people correct one fact: who comes second sees what stands, decides, and may void it', async () => {
    const { system } = driver;
    const { unit } = system.example();
    const officer = new Officer(driver);
    const fact = await officer.newestFact();
    const page = await open(`${base}/submit?tab=mine&fact=${fact}&act=correct`, { key: system.key('submitter', unit) });
    await page.getByLabel('日期', { exact: true }).fill('2020-11-30');
    await page.getByLabel('理由').fill('日期填错');
    await officer.correct(fact, 1, '2020-11-29');
    await page.getByText('您填写期间，别人已改到第 2 版').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText('我填的').last().click();
    await page.getByRole('button', { name: '按选定的继续更正' }).click();
    await page.getByRole('button', { name: '记录更正' }).click();
    await page.getByRole('rowheader', { name: '3', exact: true }).waitFor();
    expect(await page.getByText('2020-11-30').count()).toBeGreaterThan(0);

    await page.getByRole('button', { name: /^作\s*废$/ }).click();
    await page.getByLabel('理由').fill('没有这回事');
    await page.getByRole('button', { name: /^作\s*废$/ }).click();
    await page.getByText('已经作废，不能再改').waitFor();
  });

  test('a key that was taken away loses nothing that was typed', async () => {
    const { system } = driver;
    const unit = 'dg.school.01';
    const page = await open(`${base}/submit?tab=form&kind=graduate.marked`, { key: system.key('submitter', unit) });
    const note = page.getByLabel('备注（选填）');
    await note.fill('<b>核对过</b> \u202e倒过来');
    await system.revoke('submitter', unit);
    await page.getByText('钥匙无效或已过期').first().waitFor();
    expect(await note.inputValue()).toBe('<b>核对过</b> \u202e倒过来');
  });

  test('the first view brings less than 400 kB of script', async () => {
    const { page } = await visit(driver.browser, driver.system, { key: driver.system.key('operator') });
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return;
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(`${base}/board`);
    await page.locator('.board-row').first().waitFor({ timeout: 120_000 });
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
  });
});
