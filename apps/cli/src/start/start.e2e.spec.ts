import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { freePort, isAlive, projectRoot, waitForEnd } from '@duibiao/platform';
import { testRedisUrl } from '@duibiao/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRun } from './run-file.js';

let home: string;
let port: number;
let running: Run | undefined;

interface Run {
  readonly process: ChildProcess;
  readonly ended: Promise<number>;
  said(): string;
}

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'duibiao-start-'));
  await chmod(home, 0o711);
  port = await freePort();
});

afterAll(async () => {
  running?.process.kill('SIGTERM');
  await running?.ended;
  await rm(home, { recursive: true, force: true });
});

/** The command as a person types it; `DATABASE_URL` of whoever runs the tests does not count. */
function duibiao(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [path.join(projectRoot, 'bin/duibiao.mjs'), ...args], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      REDIS_URL: '',
      DUIBIAO_HOME: home,
      PORT: String(port),
      npm_command: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code]) => code as number);
  return { process: child, ended, said: () => said };
}

async function start(env: NodeJS.ProcessEnv = {}): Promise<Run> {
  running = duibiao(['start'], env);
  const over = running.ended.then(() => 'over');
  while (!running.said().includes('Ctrl-C')) {
    const pause = new Promise((resolve) => setTimeout(resolve, 100));
    if ((await Promise.race([over, pause])) === 'over') throw new Error(`start ended:\n${running.said()}`);
  }
  return running;
}

const isReady = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
const postmaster = (): number =>
  Number(readFileSync(path.join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('starts everything, refuses to do so twice, stops all of it', async () => {
  const first = await start();
  expect(await isReady()).toBe(200);
  const pids = [postmaster(), ...Object.values(readRun(home)?.children ?? {})];
  expect(pids).toHaveLength(3);

  const second = duibiao(['start']);
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(new RegExp(`already running at http://127\\.0\\.0\\.1:${port} \\(process \\d+\\)`));

  first.process.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.said()).toMatch(/Stopped\.\s*$/);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(existsSync(path.join(home, 'run.json'))).toBe(false);
});

test('a process that dies is started again; a run that was killed is cleared up', async () => {
  await start();
  const before = readRun(home);
  process.kill(before?.children['worker'] ?? 0, 'SIGKILL');
  process.kill(postmaster(), 'SIGKILL');
  await expect.poll(() => readRun(home)?.children['worker'], { timeout: 60_000 }).not.toBe(before?.children['worker']);
  await expect.poll(isReady, { timeout: 60_000 }).toBe(200);

  const killed = readRun(home);
  process.kill(killed?.pid ?? 0, 'SIGKILL');
  await running?.ended;
  const again = await start();
  expect(again.said()).toContain('The last run ended without stopping; clearing up.');
  expect(again.said()).not.toMatch(/^\s+at /m);
  expect(await isReady()).toBe(200);
  for (const pid of Object.values(killed?.children ?? {})) expect(await waitForEnd(pid, 10_000)).toBe(true);
  again.process.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

test.skipIf(testRedisUrl() === undefined)('queues run on Redis by configuration alone', async () => {
  const onRedis = await start({ REDIS_URL: testRedisUrl() ?? '' });
  expect(await isReady()).toBe(200);
  onRedis.process.kill('SIGINT');
  expect(await onRedis.ended).toBe(0);
});

test('a port in use is named with another that is free', async () => {
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  const refused = duibiao(['start']);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use .*PORT=\\d+ npm start`));
  other.close();
});

test.each([
  [{ PORT: '70000' }, 'PORT is "70000"; legal is a whole number from 0 to 65535'],
  [
    { DATABASE_URL: 'postgres://u:hush@127.0.0.1:1/d' },
    'postgres://u:***@127.0.0.1:1/d cannot be used: nobody answers there',
  ],
  [
    { REDIS_URL: 'redis://u:hush@127.0.0.1:1' },
    'REDIS_URL redis://u:***@127.0.0.1:1 cannot be used: nobody answers there',
  ],
  [{ DUIBIAO_HOME: '/dev/null/x' }, '/dev/null/x cannot be written'],
])('%j is one clear message', async (env, message) => {
  const refused = duibiao(['start'], env);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain(message);
  expect(refused.said()).not.toMatch(/^\s+at |hush/m);
});
