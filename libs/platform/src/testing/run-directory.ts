import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clearOrphan } from '../embedded/orphan.js';
import { commandLine, isAlive, signal, waitForEnd } from '../processes.js';

const prefix = 'duibiao-test-';

/** A directory of this test run below the system's temporary one, which other accounts may pass through. */
export function runDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(directory, 0o711);
  return directory;
}

/** Stops and removes what test runs left behind that were killed. */
export async function clearKilledRuns(): Promise<void> {
  for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const directory = path.join(os.tmpdir(), name);
    try {
      await clearOrphan(path.join(directory, 'postgres'));
      await clearRedis(path.join(directory, 'redis.pid'));
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // of another user: theirs to clear
    }
  }
}

async function clearRedis(pidFile: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, 'utf8'));
  } catch {
    return;
  }
  if (!isAlive(pid) || !commandLine(pid).includes('redis-server')) return;
  signal(pid, 'SIGTERM');
  await waitForEnd(pid, 10_000);
}
