import { readFileSync, readlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ClearError, errorCode } from '../clear-error.js';
import { commandLine, isAlive, signal, waitForEnd } from '../processes.js';

/** How long a fast shutdown may take: it writes out what is in memory. */
const stopMs = 60_000;

/**
 * Clears what a killed run left behind: a PostgreSQL that still serves this data directory is stopped; a
 * `postmaster.pid` whose process id now belongs to another program is made harmless. A file of a dead process is left
 * to PostgreSQL, which recycles it and makes sure that no backend of its time is alive.
 *
 * @returns true when a PostgreSQL was stopped
 * @throws ClearError when one runs that we may not stop
 */
export async function clearOrphan(data: string): Promise<boolean> {
  const pidFile = path.join(data, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  if (!serves(pid, data)) {
    // Our own id in the first line: PostgreSQL takes a lock file of its parent for stale, and still checks its memory.
    await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
    return false;
  }
  try {
    signal(pid, 'SIGINT');
  } catch (error) {
    throw new ClearError(
      `A PostgreSQL of another user (process ${pid}, ${errorCode(error)}) still runs on ${data}. Stop it first.`,
    );
  }
  if (await waitForEnd(pid, stopMs)) return true;
  throw new ClearError(`A PostgreSQL left by an earlier run (process ${pid}, data in ${data}) does not stop.`);
}

/** Whether the process is a postmaster of this data directory: it works there, and was started with it. */
function serves(pid: number, data: string): boolean {
  const command = commandLine(pid);
  if (!/postgres(\.exe)?( |$)/.test(command) || !command.includes(data)) return process.platform === 'win32';
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return true;
  }
}

/** The port and state in `postmaster.pid`, once PostgreSQL has written them. */
export function readPostmaster(data: string): { readonly pid: number; readonly status: string } | undefined {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}
