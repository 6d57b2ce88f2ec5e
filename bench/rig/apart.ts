import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';

/**
 * Runs a module of `bench` in a process of its own, so that neither its memory nor its pauses are those of a process that has filled a ledger. It is asked by
 * {@link asked} and answers by {@link answer}.
 */
export async function apart<Answer>(module: string, question: unknown): Promise<Answer> {
  const child = fork(path.join(projectRoot, 'dist/bench', module), {
    env: { ...process.env, QUESTION: JSON.stringify(question) },
    execArgv: ['--enable-source-maps'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${module} ended with ${String(code)} before it answered`);
  });
  ended.catch(() => {});
  const [found] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
  return found;
}

/** What a process of its own was asked. */
export const asked = (): unknown => JSON.parse(process.env['QUESTION'] ?? '{}');

export const answer = (found: unknown): void => void process.send?.(found);
