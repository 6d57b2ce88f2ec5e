import { chmod, chown, mkdtemp, readdir, readlink, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../embedded-postgres.js';

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)(
  'as root below a directory that nobody else may enter, the data lie elsewhere and are linked',
  async () => {
    const closed = await mkdtemp(path.join(os.tmpdir(), 'duibiao-closed-'));
    const notes: string[] = [];
    const start = () =>
      startEmbeddedPostgres({
        directory: path.join(closed, 'home', 'postgres'),
        logFile: path.join(closed, 'home', 'logs', 'postgres.log'),
        password: 'a-password',
        note: (line) => notes.push(line),
      });
    let refuge = '';
    try {
      const first = await start();
      await first.stop();
      const data = await readlink(path.join(closed, 'home', 'postgres'));
      refuge = path.dirname(data);
      expect(notes).toEqual([expect.stringContaining(`the data lie in ${data}`)]);
      const { uid, mode } = await stat(data);
      expect([uid === 0, mode & 0o777]).toEqual([false, 0o700]);
      const second = await start();
      await second.stop();
      expect([second.isNew, notes.length]).toEqual([false, 1]);
      await rm(data, { recursive: true });
      await expect(start()).rejects.toThrow('points to data that are gone');
    } finally {
      await rm(closed, { recursive: true, force: true });
      if (refuge.startsWith('/var/lib/duibiao/')) await rm(refuge, { recursive: true, force: true });
    }
  },
);

test.runIf(isRoot)('as root, the data of another user are served as that user', async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), 'duibiao-owned-'));
  const [directory, logFile] = [path.join(home, 'postgres'), path.join(home, 'postgres.log')];
  try {
    await chmod(home, 0o711);
    await (await startEmbeddedPostgres({ directory, logFile, password: 'a-password' })).stop();
    for (const name of ['', ...(await readdir(directory, { recursive: true }))]) {
      await chown(path.join(directory, name), 65_534, 65_534);
    }
    const postgres = await startEmbeddedPostgres({ directory, logFile, password: 'a-password' });
    const { uid } = await stat(path.join(directory, 'postmaster.pid'));
    await postgres.stop();
    expect([postgres.isNew, uid]).toEqual([false, 65_534]);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
