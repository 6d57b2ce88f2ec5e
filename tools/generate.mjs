// `npm run generate`: writes docs/reference/openapi.json, cli.md and indicators.md, the console's types of the API, libs/platform/schema.sql
// and src/schema.ts.
// With `--check` it writes nothing, and fails when one of them is not what the code, the plans and the migrations say.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { environment, node24, root, run, runTool, say, setUp, Stop } from './setup.mjs';

const generator = (...args) =>
  run(node24(), [path.join(root, 'tools/generate/main.mjs'), ...args], { env: environment() });

await runTool(async () => {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg !== '--check')) throw new Stop('Usage: npm run generate [-- --check]');
  try {
    await setUp();
  } catch (error) {
    const isRunnable = existsSync(path.join(root, 'dist/libs/platform/src/testing/cluster.js'));
    if (!(error instanceof Stop) || args.includes('--check') || !isRunnable) throw error;
    // Code may use a column whose type is not written yet: the database's types first, then build again.
    say(`${error.message}\nWriting the types of the database, then building again …`);
    const { code } = await generator('--database-only');
    if (code !== 0) return code;
    await setUp();
  }
  return (await generator(...args)).code;
});
