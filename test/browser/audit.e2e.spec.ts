import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { seriousFindings } from './accessibility.js';
import { chooseUnit, drive, PATIENCE_MS } from './driver.js';
import { Officer } from './officer.js';
import { chromiumPath } from './system.js';

const base = '/dongguan/dongguan-2020';
const why = `${base}/indicators/dg34-linkage/why`;

describe.skipIf(chromiumPath() === undefined)('what an auditor and an operator do in the console', () => {
  const driver = drive();
  const { open } = driver;
  const officer = new Officer(driver);

  test.each([
    {
      language: 'zh',
      title: '为何是这个数',
      denominator: /^分母 6604$/,
      isNotIn: '不在分子',
      leftOut: /^未计入 \d+$/,
      reason: '没有转到别的单位',
      show: '经过与回执',
      history: '这件事实的经过',
      holds: '回执成立',
      change: '改动一个字节再核对',
      refused: '回执不成立',
    },
    {
      language: 'en',
      title: 'Why this number',
      denominator: /^Denominator 6604$/,
      isNotIn: 'not in the numerator',
      leftOut: /^Left out \d+$/,
      reason: 'not to another unit',
      show: 'History and receipt',
      history: 'How this fact came about',
      holds: 'The receipt holds',
      change: 'Change one byte and check again',
      refused: 'The receipt does not hold',
    },
  ] as const)('why a number is what it is, down to a receipt that is checked, in $language', async (words) => {
    const page = await open(why, { language: words.language });
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
    await page.getByText('5586 / 6604 = 84.59 %').waitFor();
    await page.getByRole('link', { name: words.denominator }).click();
    await page.getByText(words.isNotIn).first().waitFor();
    await page.getByRole('link', { name: words.leftOut }).click();
    await page.getByRole('rowheader', { name: words.reason }).waitFor();
    await page.getByRole('button', { name: words.show }).first().click();
    await page.getByText(words.history).waitFor();
    await page.getByText(words.holds, { exact: true }).waitFor();
    await page.getByRole('button', { name: words.change }).click();
    await page.getByText(words.refused, { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('two moments and the causes of their differences, in English', async () => {
    const page = await open(`${base}/travel?a=2020-06-30&b=2020-09-30`, { language: 'en' });
    await page.getByText('135 indicators differ, 15 of them by verdict').waitFor();
    await page.getByRole('button', { name: 'Replay and find the causes' }).click();
    await page.getByText('facts that were recorded when their day had passed').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('a form says in English what is to be mended, and where', async () => {
    const { unit, member, to } = driver.system.example();
    const page = await open(`${base}/submit?tab=form&kind=transfer.accepted`, {
      key: driver.system.key('submitter', unit),
      language: 'en',
    });
    await page.getByLabel('member', { exact: true }).fill(member);
    await chooseUnit(page, 'sending unit', await driver.system.unitName(unit));
    await chooseUnit(page, 'receiving unit', await driver.system.unitName(to));
    const day = page.getByLabel('day', { exact: true });
    await day.fill('2014-05-04');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('To be mended: 1').waitFor();
    await page.getByRole('link', { name: 'Fact 1 · day' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe(await day.getAttribute('id'));
    await day.fill('2020-12-01');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Nothing is wrong. Submitting it will record 1:').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  /** Has one line of what the API answers changed on its way. */
  async function changing(page: Page, address: string, change: (text: string) => string): Promise<void> {
    await page.route(address, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    });
  }
  const otherFirst = (letter: string): string => (letter === 'A' ? 'B' : 'A');

  test.each([
    [
      'zh',
      /^已在这里核对：第 36512 条在 \d+ 条的树里，树根由 localhost\/v1\/ledgers\/dongguan\/log 签名（公钥号 [0-9a-f]{8}）。$/,
    ],
    [
      'en',
      /^Checked here: entry 36512 is in the tree of \d+ entries, whose root is signed by localhost\/.* \(key [0-9a-f]{8}\)\.$/,
    ],
  ] as const)('an entry is checked against the signed tree, in %s', async (language, holds) => {
    const page = await open(`${base}/ledger?entry=36512`, { language });
    await page.getByRole('status').filter({ hasText: holds }).waitFor();
    await page.locator('summary').first().click();
    expect(await page.locator('.receipt-checked').count()).toBe(6);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test.each([
    ['the signature', '**/proof?*', /(?<=\n— \S+ .{8})./, '“检查点由这把公钥签名”这一步不符'],
    ['the size of the tree', '**/proof?*', /(?<=\/log\n)./, '“检查点由这把公钥签名”这一步不符'],
    ['a hash of the path', '**/proof?*', /(?<=\nindex 36511\n)./, '“从条目到树根的路径”这一步不符'],
    ['the entry in the proof', '**/proof?*', /(?<=\nextra .{40})./, '“从条目到树根的路径”这一步不符'],
    ['the entry that is shown', '**/events/36512', /(?<="principal":"p-)./, '“条目就是上面显示的这一条”这一步不符'],
  ])('where one byte was changed in %s, it says what does not hold', async (_what, address, place, said) => {
    const page = await open(`${base}/board`);
    await changing(page, address, (text) => text.replace(place, otherFirst));
    await page.goto(`${base}/ledger?entry=36512`);
    await page.getByRole('alert').filter({ hasText: said }).waitFor();
    expect(await page.getByText('已在这里核对').count()).toBe(0);
  });

  test('the tail of the ledger is paused and resumed by the keyboard; what came meanwhile is counted', async () => {
    const { fact } = await officer.accept();
    const page = await open(`${base}/ledger?type=fact-corrected`, { language: 'en' });
    const newest = page.locator('table.entries tbody tr').first().getByRole('link').first();
    const seen = await newest.innerText();
    await page.getByRole('switch', { name: 'Follow new entries' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('paused').waitFor();
    await officer.correct(fact, 1, '2020-11-30');
    await page.getByRole('status').filter({ hasText: '1 new' }).waitFor();
    await officer.correct(fact, 2, '2020-11-29');
    await page.getByRole('status').filter({ hasText: '2 new' }).waitFor();
    expect(await newest.innerText()).toBe(seen);
    await page.keyboard.press('Space');
    await page.getByText('following').waitFor();
    await expect.poll(() => newest.innerText(), { timeout: 30_000 }).not.toBe(seen);
    expect(await page.getByText('2 new').count()).toBe(0);
  });

  test('an operator recomputes two moments, and an auditor compares what was published', async () => {
    const operator = await open(`${base}/audit?tab=history&at=2020-09-30`);
    const recompute = async (button: string, day: string): Promise<void> => {
      const asked = operator.waitForResponse((answer) => answer.request().method() === 'POST');
      await operator.getByRole('button', { name: button }).click();
      const { id } = (await (await asked).json()) as { id: string };
      const state = async (): Promise<string> => {
        const address = `recomputations/${id}`;
        return (await driver.system.ask<{ state: string }>(driver.system.key('operator'), address)).state;
      };
      await expect.poll(state, { timeout: PATIENCE_MS }).toBe('published');
      await operator.getByRole('row').filter({ hasText: '已公布' }).filter({ hasText: day }).first().waitFor();
    };
    await recompute('重算所看的时点', '2020-09-30');
    await operator.getByRole('button', { name: '回到现在' }).first().click();
    await recompute('现在重算', '2020-12-01');

    const auditor = await open(`${base}/audit?tab=history`, { key: driver.system.keyOf('auditor') });
    await auditor.getByText('立即重算需要运维角色').waitFor();
    await auditor.getByRole('checkbox', { name: '选 2020-09-30 的结果来比较' }).first().click();
    await auditor.getByText('再选一次结果，就能比较两次的不同。').waitFor();
    await auditor.getByRole('checkbox', { name: '选 2020-12-01 的结果来比较' }).first().click();
    const comparison = auditor.getByRole('region', { name: '两次结果的不同' });
    await comparison.getByText(/^有 \d+ 处不同$/).waitFor();
    await comparison.getByRole('columnheader', { name: /^2020-09-30（第 \d+ 条）$/ }).waitFor();
    await comparison.getByRole('columnheader', { name: /^2020-12-01（第 \d+ 条）$/ }).waitFor();
    // alike in value and verdict: what differs is told beside
    const alike = comparison.getByRole('row').filter({ hasText: /1\/71 = 1\.41 %.*1\/71 = 1\.41 %/ });
    await alike.getByText('197 → 202').waitFor();
    expect(await seriousFindings(auditor)).toEqual([]);
    await auditor.reload();
    await comparison.getByText(/^有 \d+ 处不同$/).waitFor();
  });

  test('a parked fact is seen by the auditor and released by the operator; its number is whole again', async () => {
    const { system } = driver;
    const { unit, subject } = system.example();
    const planted = `kind <> 'transfer.accepted' OR refs->>'member' <> '${subject}'`;
    await system.sql(`ALTER TABLE read.fact_versions ADD CONSTRAINT planted CHECK (${planted}) NOT VALID`);
    await officer.accept();
    const board = await open(`${base}/board?q=学社衔接率&unit=${unit}`);
    await board.getByText('不完整：1 件事实未能计入').waitFor();

    const auditor = await open(`${base}/operations`, { key: system.keyOf('auditor') });
    const seen = auditor.getByRole('row').filter({ hasText: 'planted' });
    await seen.getByText('组织关系转接接收').waitFor();
    await seen.getByText('需要运维角色').waitFor();

    const operator = await open(`${base}/operations`);
    const parked = operator.getByRole('row').filter({ hasText: 'planted' });
    await parked.waitFor();
    expect(await seriousFindings(operator)).toEqual([]);
    await system.sql('ALTER TABLE read.fact_versions DROP CONSTRAINT planted');
    await parked.getByRole('button', { name: /放\s*行/ }).click();
    await operator.getByText('没有搁置的事实。').waitFor();
    await auditor.getByText('没有搁置的事实。').waitFor();
    await board.getByText('不完整').waitFor({ state: 'detached' });
  });
});
