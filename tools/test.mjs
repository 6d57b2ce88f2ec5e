// `npm test`: everything, on real PostgreSQL and (where the machine has redis-server) on both BullMQ backends.
// Arguments are passed on to vitest. Results also go to .cache/test-results.json.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { environment, node24, root, run, runTool, say, setUp } from './setup.mjs';

const results = path.join(root, '.cache/test-results.json');

/** What tests can use: program, Debian's packages, what was not tested without. */
const needed = [
  ['redis-server', 'redis-server', 'queues were tested on PostgreSQL only, not on Redis'],
  ['chromium', 'chromium fonts-noto-cjk', 'the console was not looked at in a browser'],
];

await runTool(async () => {
  rmSync(results, { force: true });
  await setUp();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { code } = await run(node24(), [vitest, 'run', ...reporters, ...process.argv.slice(2)], { env: environment() });
  for (const [program, what, without] of needed) {
    if (spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0) continue;
    say(`\nSKIPPED: ${program} not found on this machine: ${without}.`);
    say(`         Install it (Debian: apt install ${what}) and run npm test again.`);
  }
  return code;
});
