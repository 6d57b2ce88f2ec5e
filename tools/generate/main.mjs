// Makes every generated file in memory, then writes or compares them. Runs on Node 24 after the build.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startTestCluster, templateDatabase } from '../../dist/libs/platform/src/testing/cluster.js';
import { root, runTool, say } from '../setup.mjs';
import { apiClient } from './api-client.mjs';
import { cliReference } from './cli-reference.mjs';
import { differingLines } from './differing-lines.mjs';
import { dumpSchema } from './dump-schema.mjs';
import { indicatorReference } from './indicator-reference.mjs';
import { kyselyTypes } from './kysely-types.mjs';
import { openApi } from './open-api.mjs';

/** Path → text, from a freshly migrated PostgreSQL of our own. */
async function fromDatabase() {
  const { postgres, stop } = await startTestCluster();
  try {
    const url = postgres.superuserUrl(templateDatabase);
    return {
      'libs/platform/schema.sql': await dumpSchema(url),
      'libs/platform/src/schema.ts': await kyselyTypes(url),
    };
  } finally {
    await stop();
  }
}

const fromPrograms = async () => {
  const description = await openApi();
  return {
    'docs/reference/openapi.json': description,
    'apps/console/src/api/schema.ts': await apiClient(description),
    'docs/reference/cli.md': await cliReference(),
    'docs/reference/indicators.md': await indicatorReference(),
  };
};

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
};

await runTool(async () => {
  const options = new Set(process.argv.slice(2));
  const files = { ...(await fromDatabase()), ...(options.has('--database-only') ? {} : await fromPrograms()) };
  let differing = 0;
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    const present = read(file);
    if (present === text) {
      say(`up to date  ${name}`);
      continue;
    }
    differing += 1;
    if (options.has('--check')) {
      say(`DIFFERS     ${name}${present === undefined ? ' (it is missing)' : `\n${differingLines(present, text)}`}`);
    } else {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      say(`written     ${name}`);
    }
  }
  if (!options.has('--check') || differing === 0) return 0;
  say('\nRun npm run generate, look at what changed, and commit it.');
  return 1;
});
