import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, withoutPassword } from './config.js';
import { projectRoot } from './project-root.js';

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('an empty environment is a whole configuration, and empty variables count as absent', () => {
  const nothing = readConfig({});
  expect(nothing).toEqual({
    home: path.join(projectRoot, '.duibiao'),
    http: { host: '127.0.0.1', port: 3000 },
    publicUrl: 'http://localhost',
    logLevel: 'info',
    database: { url: undefined },
    queue: { redisUrl: undefined, databaseUrl: undefined },
    metrics: { token: undefined, workerPort: undefined },
    demonstration: { keyFile: undefined },
    secret: undefined,
  });
  expect(readConfig({ PORT: '', DATABASE_URL: '', DUIBIAO_SECRET: '', LOG_LEVEL: '' })).toEqual(nothing);
});

test('every variable is read', () => {
  const secret = Buffer.alloc(32, 7);
  const config = readConfig({
    DATABASE_URL: 'postgres://a:b@db:5432/duibiao',
    QUEUE_DATABASE_URL: 'postgresql://q@db/queue',
    REDIS_URL: 'rediss://cache:6380',
    PORT: '0',
    HOST: '::1',
    PUBLIC_URL: 'https://duibiao.example.org',
    DUIBIAO_HOME: '/srv/duibiao',
    LOG_LEVEL: 'debug',
    WORKER_PORT: '9100',
    METRICS_TOKEN: 'a-token-for-monitoring',
    DEMONSTRATION_KEYS: '/srv/duibiao/keys.json',
    DUIBIAO_SECRET: secret.toString('base64'),
  });
  expect(config).toEqual({
    home: '/srv/duibiao',
    http: { host: '::1', port: 0 },
    publicUrl: 'https://duibiao.example.org',
    logLevel: 'debug',
    database: { url: 'postgres://a:b@db:5432/duibiao' },
    queue: { redisUrl: 'rediss://cache:6380', databaseUrl: 'postgresql://q@db/queue' },
    metrics: { token: 'a-token-for-monitoring', workerPort: 9100 },
    demonstration: { keyFile: '/srv/duibiao/keys.json' },
    secret,
  });
});

test('all faults are named at once, with the value and what is legal, and without passwords', () => {
  const faults = faultsOf({
    PORT: '65536',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://root:hush@db/x',
    REDIS_URL: 'hush@nowhere',
    PUBLIC_URL: 'duibiao.example.org',
    WORKER_PORT: '0',
    METRICS_TOKEN: 'hush',
    DUIBIAO_SECRET: 'hush',
  });
  expect(faults).toEqual([
    'PORT is "65536"; legal is a whole number from 0 to 65535 (0: any free port)',
    'PUBLIC_URL is "(not a URL)"; legal is a URL like https://duibiao.example.org: where others reach the API; the logs of ledgers are named by it',
    'LOG_LEVEL is "loud"; legal is one of fatal, error, warn, info, debug, trace, silent',
    'DATABASE_URL is "mysql://root:***@db/x"; legal is a URL like postgres://user:password@host:5432/database',
    'REDIS_URL is "(not a URL)"; legal is a URL like redis://host:6379 or rediss://user:password@host:6379',
    'METRICS_TOKEN is (not shown); legal is 16 to 200 printable ASCII characters without spaces (make one: openssl rand -hex 32)',
    'WORKER_PORT is "0"; legal is a whole number from 1 to 65535: the worker serves its metrics there, on 127.0.0.1',
    'DUIBIAO_SECRET is (not shown); legal is 32 bytes in base64 (make one: openssl rand -base64 32)',
  ]);
});

test.each(['-1', '3e3', '3000.0', ' 3000', '0x10', 'three', '3000;', '９'])('PORT=%s is refused', (port) => {
  expect(faultsOf({ PORT: port })).toHaveLength(1);
});

test('a URL is shown without its password', () => {
  expect(withoutPassword('redis://user:hush@cache:1/2?x=1')).toBe('redis://user:***@cache:1/2?x=1');
  expect(withoutPassword('redis://cache')).toBe('redis://cache');
});
