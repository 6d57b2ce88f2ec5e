import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClearError } from '../clear-error.js';
import { signal } from '../processes.js';
import { asAccount } from './account.js';
import { environment } from './cluster.js';
import { program } from './native.js';
import { readPostmaster } from './orphan.js';
import type { Placement } from './placement.js';

/** A postmaster that we started, in a process group of its own: Ctrl-C at the terminal does not reach it. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** From now on this process waits for its end; until then it does not keep the event loop alive. */
  hold(): void;
}

/**
 * The C library keeps up to 64 MB that a statement has used for the next one instead of giving it back: page faults were a tenth of the
 * processor time of a projector.
 */
const memory: Readonly<Record<string, string>> = {
  MALLOC_TRIM_THRESHOLD_: String(64 * 2 ** 20),
  MALLOC_MMAP_THRESHOLD_: String(32 * 2 ** 20),
  MALLOC_TOP_PAD_: String(2 ** 20),
};

/** An eighth of the machine's memory, 256 MB to 2 GB: a year of a million facts is looked into by key all over. */
const sharedBuffers = (): string => `${Math.min(2_048, Math.max(256, Math.trunc(os.totalmem() / 2 ** 20 / 8)))}MB`;

/**
 * Everything that makes an acknowledgement durable is on.
 * No Unix socket: its directory would be one more place that the account must be able to write.
 */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: sharedBuffers(),
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '10min',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  password_encryption: 'scram-sha-256',
};

/**
 * Starts PostgreSQL on `port` and waits until it takes connections, as long as it lives: after a crash it first
 * recovers, which may take a while (`note` is told every ten seconds).
 *
 * @returns undefined when it ended because the port was taken meanwhile
 * @throws ClearError with the end of its log when it ended for another reason
 */
export async function startServer(
  placement: Placement,
  port: number,
  logFile: string,
  note: (line: string) => void,
  overrides: Readonly<Record<string, string>> = {},
): Promise<Server | undefined> {
  const from = sizeOf(logFile);
  const child = launch(placement, port, logFile, overrides);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => note(`PostgreSQL cannot be run: ${error.message}`));
    for (const event of ['exit', 'error']) child.once(event, () => resolve());
  }).then(() => void (over = true));
  const began = performance.now();
  for (let told = 1; !over;) {
    const postmaster = readPostmaster(placement.data);
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') {
      return { pid: child.pid ?? 0, port, ended, hasEnded: () => over, hold: () => child.ref() };
    }
    if (performance.now() - began > told * 10_000) note(`PostgreSQL is recovering (${told++ * 10} s) …`);
    await Promise.race([sleep(20), ended]);
  }
  const said = tail(logFile, from);
  if (/could not bind|Address already in use/i.test(said)) return undefined;
  throw new ClearError(`PostgreSQL did not start:\n${said.trim() || '(it said nothing)'}\nIts log: ${logFile}`);
}

function launch(
  placement: Placement,
  port: number,
  logFile: string,
  overrides: Readonly<Record<string, string>>,
): ChildProcess {
  const all = { ...settings, port: String(port), ...overrides };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(program(placement.native, 'postgres'), ['-D', placement.data, ...flags], {
      ...asAccount(placement.account),
      cwd: path.parse(placement.data).root,
      env: { ...environment(), ...memory },
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Fast shutdown: open transactions are rolled back, connections closed, everything written out. */
export async function stopServer(placement: Placement, server: Server): Promise<void> {
  if (server.hasEnded()) return;
  server.hold();
  if (process.platform === 'win32') {
    spawnSync(program(placement.native, 'pg_ctl'), ['stop', '-m', 'fast', '-D', placement.data], { stdio: 'ignore' });
  } else {
    signal(server.pid, 'SIGINT');
  }
  await server.ended;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written to the file after `from`, at most its last 4,000 bytes. */
function tail(file: string, from: number): string {
  const size = sizeOf(file);
  const buffer = Buffer.alloc(Math.min(4_000, Math.max(0, size - from)));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
  } finally {
    closeSync(descriptor);
  }
  return buffer.toString('utf8');
}
