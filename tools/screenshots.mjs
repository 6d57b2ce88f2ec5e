// `node tools/screenshots.mjs`: makes the pictures of README and docs, of a system that runs (`npm start`) with the demonstration untouched.
// Needs Debian's chromium with fonts-noto-cjk.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root, runTool, say, Stop } from './setup.mjs';

const base = '/dongguan/dongguan-2020';
const linkage = `${base}/indicators/dg34-linkage`;

/** `wanted` must be there first; Chinese, light, 1280 wide and seen by the operator where nothing else is said. */
const pictures = [
  { file: 'board', address: `${base}/board`, wanted: '.board-trend svg' },
  { file: 'board-narrow-dark', address: `${base}/board`, wanted: '.board-trend svg', theme: 'dark', width: 390 },
  { file: 'matrix', address: `${base}/matrix?level=town`, wanted: '.matrix-cell' },
  { file: 'indicator', address: linkage, wanted: '.indicator-chart canvas, .indicator-chart svg' },
  { file: 'why', address: `${linkage}/why?unit=dg.univ.01`, wanted: 'main li h2' },
  { file: 'travel', address: `${base}/travel?a=2020-06-30&b=2020-09-30`, wanted: 'main table' },
  {
    file: 'submit',
    address: `${base}/submit?tab=form&kind=transfer.accepted`,
    wanted: 'main form, main fieldset',
    name: 'univ-01',
  },
  { file: 'ledger-english', address: `${base}/ledger`, wanted: 'main table', language: 'en' },
  { file: 'operations', address: `${base}/operations`, wanted: 'main table' },
];

await runTool(async () => {
  const home = process.env.DUIBIAO_HOME ?? path.join(root, '.duibiao');
  const keys = path.join(home, 'demo-keys.json');
  if (!existsSync(keys)) throw new Stop(`${keys} is not there: start the system first (npm start).`);
  const url = process.env.DUIBIAO_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const people = JSON.parse(readFileSync(keys, 'utf8')).keys;
  const folder = path.join(root, 'docs/images');
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  for (const picture of pictures) {
    const { file, address, wanted, language = 'zh', theme = 'light', width = 1280, name = 'operator' } = picture;
    const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme: theme });
    const key = people.find((one) => one.name === name)?.key ?? '';
    await context.addInitScript(
      ([given, lang, mode]) => {
        sessionStorage.setItem('duibiao.key', given);
        localStorage.setItem('duibiao.language', lang);
        localStorage.setItem('duibiao.theme', mode);
      },
      [key, language, theme],
    );
    const page = await context.newPage();
    await page.goto(url + address);
    await page.locator(wanted).first().waitFor({ timeout: 120_000 });
    // what is drawn settles
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: path.join(folder, `${file}.png`) });
    await context.close();
    say(`docs/images/${file}.png`);
  }
  await browser.close();
  return 0;
});
