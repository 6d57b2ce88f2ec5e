import { expect, test } from 'vitest';
import { readConfig } from './config.js';
import { databaseUrl, queueDatabaseUrl, roleUrl } from './connections.js';
import { deriveSecrets } from './secrets.js';

const secrets = deriveSecrets(Buffer.alloc(32, 1));
const { api, queue } = secrets.passwords;

test('a URL with a user name is used as it stands, one without gets the role of the process', () => {
  const config = (url: string) => readConfig({ DATABASE_URL: url });
  expect(databaseUrl(config('postgres://me:mine@db/d'), secrets, 'api')).toBe('postgres://me:mine@db/d');
  expect(databaseUrl(config('postgres://db:5433/d'), secrets, 'api')).toBe(`postgres://duibiao_api:${api}@db:5433/d`);
  expect(databaseUrl(readConfig({}), secrets, 'api')).toBeUndefined();
});

test('queues have a database of their own beside the ledger, or where they are told', () => {
  const queueUrl = (env: NodeJS.ProcessEnv) => queueDatabaseUrl(readConfig(env), secrets);
  const beside = `postgres://duibiao_queue:${queue}@db/duibiao_queue?sslmode=require`;
  expect(queueUrl({ DATABASE_URL: 'postgres://me:mine@db/d?sslmode=require' })).toBe(beside);
  expect(queueUrl({ QUEUE_DATABASE_URL: 'postgres://q:w@other/jobs' })).toBe('postgres://q:w@other/jobs');
  expect(queueUrl({})).toBeUndefined();
});

test('a role takes the place of another', () => {
  expect(roleUrl('postgres://me:mine@db/d', 'api', secrets)).toBe(`postgres://duibiao_api:${api}@db/d`);
});
