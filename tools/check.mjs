// `npm run check`: format, lint, types, boundaries, unit tests. Runs all of them and says which failed. `--without-tests` leaves the
// last out, where all tests follow anyway.
import path from 'node:path';
import { environment, node24, root, run, runTool, say, seconds, setUp } from './setup.mjs';

const bin = (...parts) => path.join(root, 'node_modules', ...parts);

const steps = [
  ['types', bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
  ['types of the console', bin('typescript/bin/tsc'), '-p', 'apps/console/tsconfig.json'],
  ['lint', bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  [
    'boundaries',
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    'apps',
    'libs',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  ['format', bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ['unit tests', bin('vitest/vitest.mjs'), 'run', '--project', 'unit', '--passWithNoTests'],
];

await runTool(async () => {
  await setUp({ build: false });
  const env = environment({ FORCE_COLOR: process.stderr.isTTY ? '1' : '0' });
  const failed = [];
  const queue = process.argv.includes('--without-tests') ? steps.slice(0, -1) : [...steps];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const [name, ...args] = step;
      const began = Date.now();
      const { code, output } = await run(node24(), args, { capture: true, env });
      say(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds(began)})`);
      if (code !== 0) failed.push([name, output]);
    }
  };
  await Promise.all([worker(), worker()]);
  for (const [name, output] of failed) say(`\n--- ${name} ---\n${output.trim()}`);
  if (failed.length > 0) say(`\nFailed: ${failed.map(([name]) => name).join(', ')}`);
  return failed.length > 0 ? 1 : 0;
});
