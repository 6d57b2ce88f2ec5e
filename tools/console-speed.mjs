// `node tools/console-speed.mjs`: how fast the console is, on a system that runs (`npm start`) with the demonstration; for a quiet machine.
// Needs Debian's chromium. Prints the first view of the board with a cold cache, its script, the board's query, and the longest tasks while a matrix of
// 200 units by all indicators is scrolled (the answer of the demonstration, its rows repeated).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { root, runTool, say } from './setup.mjs';

const [rounds, questions, units] = [7, 100, 200];
const home = process.env.DUIBIAO_HOME ?? path.join(root, '.duibiao');
const url = process.env.DUIBIAO_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
const base = `${url}/dongguan/dongguan-2020`;
const key = () =>
  JSON.parse(readFileSync(path.join(home, 'demo-keys.json'), 'utf8')).keys.find(({ name }) => name === 'operator').key;

const sorted = (figures) => [...figures].sort((one, other) => one - other);
const at = (figures, share) => sorted(figures)[Math.min(figures.length - 1, Math.floor(figures.length * share))];
const range = (figures) => `${at(figures, 0.5)} (${Math.min(...figures)} … ${Math.max(...figures)})`;

async function visit(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await context.addInitScript((given) => {
    sessionStorage.setItem('duibiao.key', given);
    // By the page's own clock: whoever drives the browser hears of it later.
    const seen = new MutationObserver(() => {
      if (document.querySelector('.board-row') === null) return;
      seen.disconnect();
      requestAnimationFrame(() => (globalThis.boardShownMs = Math.round(performance.now())));
    });
    seen.observe(document, { childList: true, subtree: true });
  }, key());
  return context.newPage();
}

async function firstViews(browser) {
  const times = [];
  let script = 0;
  for (let round = 0; round < rounds; round += 1) {
    const page = await visit(browser);
    const bodies = [];
    page.on('response', (response) => response.url().endsWith('.js') && bodies.push(response.body()));
    await page.goto(`${base}/board`);
    await page.waitForFunction(() => globalThis.boardShownMs !== undefined);
    times.push(await page.evaluate(() => globalThis.boardShownMs));
    script = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    await page.context().close();
  }
  say(`board, first view, cold cache: ${range(times)} ms, asked 2,000`);
  say(`board, script of the first view: ${Math.round(script / 1000)} kB gzipped, asked 400`);
}

async function boardQuery() {
  const times = [];
  for (let n = 0; n < questions; n += 1) {
    const began = performance.now();
    const question = `${url}/v1/ledgers/dongguan/attainments?plan=dongguan-2020&organisation=then`;
    await (await fetch(question, { headers: { authorization: `Bearer ${key()}` } })).arrayBuffer();
    times.push(Math.round(performance.now() - began));
  }
  say(`board, its query: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, asked 100`);
}

async function scrolledMatrix(browser) {
  const page = await visit(browser);
  await page.route('**/attainments/matrix*', async (route) => {
    const response = await route.fetch();
    const matrix = await response.json();
    const { units: some, rows } = matrix;
    const place = (n) => n % some.length;
    matrix.units = Array.from({ length: units }, (_, n) => ({
      ...some[place(n)],
      unit: `${some[place(n)].unit}.${n}`,
    }));
    matrix.rows = Array.from({ length: units }, (_, n) => rows[place(n)]);
    await route.fulfill({ response, json: matrix });
  });
  await page.goto(`${base}/matrix?level=town&all=1`);
  await page.locator('.matrix-cell').first().waitFor();
  await page.waitForTimeout(1_000);
  const longest = await page.evaluate(async () => {
    const tasks = [];
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
    ).observe({ entryTypes: ['longtask'] });
    const frame = document.querySelector('.matrix-frame');
    const frames = [];
    let last = performance.now();
    for (let step = 0; step < 240; step += 1) {
      frame.scrollTop += step < 120 ? 45 : -45;
      frame.scrollLeft += step < 120 ? 45 : -45;
      await new Promise(requestAnimationFrame);
      frames.push(Math.round(performance.now() - last));
      last = performance.now();
    }
    return { tasks, frame: Math.max(...frames) };
  });
  const tasks =
    longest.tasks.length === 0 ? 'no task of 50 ms or more' : `longest task ${Math.max(...longest.tasks)} ms`;
  say(
    `matrix of ${units} units by all indicators, scrolled both ways: ${tasks}, asked 100; longest frame ${longest.frame} ms`,
  );
  await page.context().close();
}

await runTool(async () => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  await firstViews(browser);
  await boardQuery();
  await scrolledMatrix(browser);
  await browser.close();
  return 0;
});
