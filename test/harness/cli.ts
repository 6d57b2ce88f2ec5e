import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@duibiao/platform';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

const started = (
  args: readonly string[],
  { env = {}, cwd = projectRoot }: Surroundings,
): ChildProcessWithoutNullStreams => {
  const own = path.join(projectRoot, 'node_modules/node/bin/node');
  const main = path.join(projectRoot, 'dist/apps/cli/src/main.js');
  return spawn(existsSync(own) ? own : process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
};

/** Runs `duibiao …` as a process of its own, as `npm run build` made it; `env` is its whole environment, but for PATH. */
export async function duibiao(
  args: readonly string[],
  { stdin = '', ...surroundings }: Surroundings & { readonly stdin?: string } = {},
): Promise<Ran> {
  const child = started(args, surroundings);
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve).on('error', reject);
  });
  return { code, ...out };
}

/** The same, ended by `kill -9` as soon as something is so. Answers the signal that ended it: null where it was over before. */
export async function killedWhen(
  args: readonly string[],
  surroundings: Surroundings,
  isSo: () => Promise<boolean>,
): Promise<NodeJS.Signals | null> {
  const child = started(args, surroundings);
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('close', (_, signal) => resolve(signal)).on('error', reject);
  });
  child.stdout.resume();
  child.stderr.resume();
  while (child.exitCode === null && !(await isSo())) await sleep(2);
  child.kill('SIGKILL');
  return ended;
}
