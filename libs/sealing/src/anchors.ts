import { open, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { ClearError, errorCode } from '@duibiao/platform';

/**
 * The newest checkpoint that was signed here for each log, kept where no restore of the database reaches. It is written before anybody can see the
 * checkpoint, so that a smaller tree, or another one of the same size, is never signed after it. A log that was opened anew has an anchor of its own,
 * so that the one before holds whenever its database comes back.
 */
export interface Anchors {
  read(log: string): Promise<string | undefined>;
  /** Resolves once it is on disk. */
  write(log: string, checkpoint: string): Promise<void>;
}

/** What names the anchor of a log: the ledger, from the second log on with its number (ids of ledgers hold no dot). */
export const anchorOf = (ledger: string, generation: number): string =>
  generation === 1 ? ledger : `${ledger}.${generation}`;

/** One file for each log in a directory, which is made where it is missing. */
export function anchorsIn(directory: string): Anchors {
  const fileOf = (log: string): string => path.join(directory, `${log}.checkpoint`);
  return {
    async read(log) {
      try {
        return await readFile(fileOf(log), 'utf8');
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw new ClearError(`The anchor ${fileOf(log)} cannot be read (${errorCode(error)}).`);
      }
    },
    async write(log, checkpoint) {
      const file = fileOf(log);
      await mkdir(directory, { recursive: true });
      const draft = `${file}.${process.pid}`;
      await synced(draft, 'w', (handle) => handle.writeFile(checkpoint));
      await rename(draft, file);
      await synced(directory, 'r', async () => {});
    },
  };
}

type Handle = Awaited<ReturnType<typeof open>>;

async function synced(file: string, flags: string, work: (handle: Handle) => Promise<unknown>): Promise<void> {
  const handle = await open(file, flags);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
