// `npm test`: everything, on real PostgreSQL and (where the machine has redis-server) on both BullMQ backends.
// Arguments are passed on to vitest. Results also go to .cache/test-results.json.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { environment, node24, root, run, runTool, say, setUp } from './setup.mjs';

const results = path.join(root, '.cache/test-results.json');

await runTool(async () => {
  rmSync(results, { force: true });
  await setUp();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { code } = await run(node24(), [vitest, 'run', ...reporters, ...process.argv.slice(2)], { env: environment() });
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) {
    say('\nSKIPPED: redis-server not found on this machine: queues were tested on PostgreSQL only, not on Redis.');
    say('         Install it (Debian: apt install redis-server) and run npm test again to test both.');
  }
  return code;
});
