// `npm run bench`: installs and builds what is missing, then measures (see docs/explanation/performance.md).
import path from 'node:path';
import { environment, node24, root, run, runTool, setUp } from './setup.mjs';

await runTool(async () => {
  await setUp();
  const args = ['--enable-source-maps', path.join(root, 'dist/bench/main.js'), ...process.argv.slice(2)];
  // Whoever is told to end passes it on and waits: the child stops its PostgreSQL first.
  const onStart = (child) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  };
  return (await run(node24(), args, { env: environment(), onStart })).code;
});
