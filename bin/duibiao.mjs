#!/usr/bin/env node
// The `duibiao` command, from a fresh clone on: installs and builds what is missing, then runs the real command on Node 24.
import path from 'node:path';
import { environment, node24, root, run, runTool, setUp } from '../tools/setup.mjs';

await runTool(async () => {
  await setUp();
  const main = path.join(root, 'dist/apps/cli/src/main.js');
  const { code } = await run(node24(), ['--enable-source-maps', main, ...process.argv.slice(2)], {
    env: environment(),
    onStart: (child) => {
      // At a terminal the child has had the signal already; it takes a second one for the same.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
      if (process.env.npm_command) endWithNpm(child);
    },
  });
  return code;
});

// npm passes a signal on to its shell, which dies of it without telling us: what we see is that our parent is another.
function endWithNpm(child) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 250);
  timer.unref();
}
