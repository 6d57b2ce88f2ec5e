// `node tools/screenshots.mjs`: makes the pictures of README and docs, of a system that runs (`npm start`) with the demonstration untouched.
// Needs Debian's chromium with fonts-noto-cjk.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root, runTool, say, Stop } from './setup.mjs';

const base = '/dongguan/dongguan-2020';
const linkage = `${base}/indicators/dg34-linkage`;

/** File, address, what must be there first; then language, theme and width where they are not Chinese, light and 1280. */
const pictures = [
  ['board', `${base}/board`, '.board-trend svg'],
  ['board-narrow-dark', `${base}/board`, '.board-trend svg', { theme: 'dark', width: 390 }],
  ['matrix', `${base}/matrix?level=town`, '.matrix-cell'],
  ['indicator', linkage, 'main canvas, main svg'],
  ['why', `${linkage}/why?unit=dg.univ.01`, 'main li h2'],
  ['travel', `${base}/travel?a=2020-06-30&b=2020-09-30`, 'main table'],
  ['submit', `${base}/submit?tab=form&kind=transfer.accepted`, 'main form, main fieldset', { name: 'univ-01' }],
  ['ledger-english', `${base}/ledger`, 'main table', { language: 'en' }],
  ['operations', `${base}/operations`, 'main table'],
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
  for (const [file, address, wanted, how = {}] of pictures) {
    const { language = 'zh', theme = 'light', width = 1280, name = 'operator' } = how;
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
