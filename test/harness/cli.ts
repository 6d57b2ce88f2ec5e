import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `duibiao …` as a process of its own, as `npm run build` made it; `env` is its whole environment, but for PATH. */
export async function duibiao(
  args: readonly string[],
  { env = {}, cwd = projectRoot, stdin = '' }: { env?: Record<string, string>; cwd?: string; stdin?: string } = {},
): Promise<Ran> {
  const own = path.join(projectRoot, 'node_modules/node/bin/node');
  const main = path.join(projectRoot, 'dist/apps/cli/src/main.js');
  const child = spawn(existsSync(own) ? own : process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text));
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve).on('error', reject);
  });
  return { code, ...out };
}
