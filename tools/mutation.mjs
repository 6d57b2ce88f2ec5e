// `npm run mutation`: changes the pure measures in many small ways and counts what no specification notices (see
// docs/explanation/testing.md). Words among the arguments choose files by a part of their path; options are passed on to Stryker.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { environment, node24, root, run, runTool, say, setUp, Stop } from './setup.mjs';

const least = 85;
const home = path.join(root, 'tools/mutation');
const stryker = path.join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const report = path.join(root, '.cache/mutation/report.json');

const line = (name, { mutants, killed }) =>
  `${name.padEnd(22)}${String(mutants).padStart(7)}${String(killed).padStart(10)}${((100 * killed) / mutants).toFixed(1).padStart(8)} %`;

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').slice(0, 100);

/** The text of a place that may reach over several lines. */
function between(text, { start, end }) {
  const lines = text.slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  return oneLine(lines.join(' ').slice(start.column - 1));
}

await runTool(async () => {
  await setUp({ build: false });
  if (!isInstalled()) await install();
  rmSync(report, { force: true });
  const given = process.argv.slice(2);
  const words = given.filter((one) => !one.startsWith('-')).join(' ');
  const options = given.filter((one) => one.startsWith('-'));
  const config = path.join(home, 'stryker.config.mjs');
  const { code } = await run(node24(), [stryker, 'run', config, ...options], { env: environment({ MUTATE: words }) });
  if (code !== 0) return code;
  return judge(JSON.parse(readFileSync(report, 'utf8')), words.split(' '));
});

function isInstalled() {
  const done = path.join(home, 'node_modules/.package-lock.json');
  return existsSync(done) && statSync(done).mtimeMs >= statSync(path.join(home, 'package-lock.json')).mtimeMs;
}

async function install() {
  say('Installing Stryker into tools/mutation (npm ci) …');
  const { code } = await run('npm', ['ci', '--ignore-scripts', '--loglevel=error', '--prefix', home]);
  if (code !== 0) throw new Stop(`npm ci failed (exit code ${code}); its own message stands above.`);
}

/** Prints what survived, then mutants, killed and score by folder. Timeouts count as killed: something was noticed. */
function judge({ files }, words) {
  const table = new Map();
  const lines = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    if (!words.some((word) => file.includes(word))) continue;
    const folder = path.dirname(file).replace('libs/measures/src', '').replace('/', '') || 'shared';
    const row = table.get(folder) ?? { mutants: 0, killed: 0 };
    table.set(folder, row);
    const text = source.split('\n');
    for (const { status, location, replacement } of mutants) {
      if (status === 'Ignored' || status === 'RuntimeError') continue;
      row.mutants += 1;
      if (status === 'Killed' || status === 'Timeout') row.killed += 1;
      else lines.push(`${file}:${location.start.line}  ${between(text, location)}  →  ${oneLine(replacement ?? '')}`);
    }
  }
  const sum = { mutants: 0, killed: 0 };
  for (const { mutants, killed } of table.values()) {
    sum.mutants += mutants;
    sum.killed += killed;
  }
  if (sum.mutants === 0)
    throw new Stop('Nothing was changed: no file of the pure measures fits, or none could be read.');
  if (lines.length > 0) say(`\nNot noticed:\n${lines.join('\n')}`);
  say(`\n${'mutants'.padStart(29)}${'killed'.padStart(10)}${'score'.padStart(10)}`);
  for (const [name, row] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) say(line(name, row));
  say(line('all', sum));
  return sum.killed / sum.mutants < least / 100 ? 1 : 0;
}
