import 'reflect-metadata';
import os from 'node:os';
import { createApi } from '../../dist/apps/api/src/api.js';
import { describeApi } from '../../dist/apps/api/src/openapi/description.js';
import { createLogger, readConfig } from '../../dist/libs/platform/src/index.js';

/** The API's description as `/openapi.json` serves it. The API does not listen, and asks no database for it. */
export async function openApi() {
  const config = readConfig({
    DUIBIAO_HOME: os.tmpdir(),
    DUIBIAO_SECRET: Buffer.alloc(32).toString('base64'),
    DATABASE_URL: 'postgres://127.0.0.1:9/none',
    LOG_LEVEL: 'silent',
  });
  const app = await createApi(config, createLogger('generate', config));
  try {
    return `${JSON.stringify(describeApi(app), null, 2)}\n`;
  } finally {
    await app.close();
  }
}
