import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClearError, projectRoot } from '@duibiao/platform';
import { lastWords, openLog } from './log-file.js';
import { say } from './say.js';

/** A process that is kept running: started again, with growing pauses, whenever it ends by itself. */
export interface Child {
  /** Stops it (SIGTERM; SIGKILL after 15 s) and starts it anew. */
  restart(): Promise<void>;
  /** Stops it for good. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** `api` or `worker`: the folder below `apps/`, and the name of its log. */
  readonly app: 'api' | 'worker';
  /** What people call it. */
  readonly title: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Resolves true once it serves. Asked again and again while it starts. */
  readonly isReady: (child: { readonly saidReady: boolean; readonly ageMs: number }) => Promise<boolean>;
  readonly onPid: (pid: number) => void;
  /** Aborted: waiting for it to serve is given up, and it is stopped. */
  readonly signal: AbortSignal;
}

const stopMs = 15_000;
const longestPauseMs = 30_000;
/** Who has lived this long has recovered: the next pause is short again. */
const steadyMs = 60_000;

interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<string>;
  readonly since: number;
  saidReady: boolean;
  /** How it ended. */
  how: string | undefined;
  /** False once we end it ourselves. */
  isWanted: boolean;
}

/**
 * Starts the process and waits until it serves. It stands in a process group of its own, so that Ctrl-C reaches us
 * alone and we stop things in order; it ends by itself when we die, since its IPC channel closes.
 *
 * @throws ClearError with the end of its log when it ends before it serves
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  let current = launch(options);
  let stopping = false;
  const keep = async (): Promise<void> => {
    for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const how = await current.ended;
      if (!current.isWanted) return;
      if (Date.now() - current.since > steadyMs) pauseMs = 500;
      say(`${options.title} ended (${how}); it is started again in ${pauseMs / 1000} s. Log: ${logOf(options)}`);
      await sleep(pauseMs, undefined, { ref: false });
      if (stopping) return;
      current = launch(options);
    }
  };
  const end = async (): Promise<void> => {
    current.isWanted = false;
    await terminate(current);
  };
  try {
    await ready(options, current);
  } catch (error) {
    await end();
    throw error;
  }
  void keep();
  return {
    restart: async () => {
      await end();
      current = launch(options);
      void keep();
    },
    stop: async () => {
      stopping = true;
      await end();
    },
  };
}

const logOf = (options: ChildOptions): string => path.join(options.home, 'logs', `${options.app}.log`);

function launch(options: ChildOptions): Started {
  const { descriptor } = openLog(options.home, options.app);
  const main = path.join(projectRoot, 'dist/apps', options.app, 'src/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: projectRoot,
    env: options.env,
    detached: true,
    stdio: ['ignore', descriptor, descriptor, 'ipc'],
    windowsHide: true,
  });
  closeSync(descriptor);
  if (child.pid !== undefined) options.onPid(child.pid);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => resolve(by ?? `exit code ${code}`));
  });
  const started: Started = {
    process: child,
    ended,
    since: Date.now(),
    saidReady: false,
    how: undefined,
    isWanted: true,
  };
  void ended.then((how) => (started.how = how));
  child.on('message', (message: { readonly type?: unknown }) => {
    if (message.type === 'ready') started.saidReady = true;
  });
  return started;
}

async function ready(options: ChildOptions, child: Started): Promise<void> {
  for (let told = 1; child.how === undefined;) {
    options.signal.throwIfAborted();
    const ageMs = Date.now() - child.since;
    if (await options.isReady({ saidReady: child.saidReady, ageMs })) return;
    if (ageMs > told * 10_000) say(`${options.title} is not ready after ${told++ * 10} s. Log: ${logOf(options)}`);
    await Promise.race([sleep(100), child.ended]);
  }
  const log = logOf(options);
  throw new ClearError(`${options.title} did not start (${child.how}). The end of ${log}:\n${lastWords(log)}`);
}

async function terminate(child: Started): Promise<void> {
  if (child.how !== undefined) return;
  child.process.kill('SIGTERM');
  const timer = setTimeout(() => child.process.kill('SIGKILL'), stopMs);
  await child.ended;
  clearTimeout(timer);
}
