import { open, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { ClearError, errorCode } from '@duibiao/platform';

/**
 * The newest checkpoint that was signed here for each ledger, kept where no restore of the database reaches. It is written before anybody can see the
 * checkpoint, so that a smaller tree, or another one of the same size, is never signed after it.
 */
export interface Anchors {
  read(ledger: string): Promise<string | undefined>;
  /** Resolves once it is on disk. */
  write(ledger: string, checkpoint: string): Promise<void>;
}

/** One file for each ledger in a directory, which is made where it is missing. */
export function anchorsIn(directory: string): Anchors {
  const fileOf = (ledger: string): string => path.join(directory, `${ledger}.checkpoint`);
  return {
    async read(ledger) {
      try {
        return await readFile(fileOf(ledger), 'utf8');
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw new ClearError(`The anchor ${fileOf(ledger)} cannot be read (${errorCode(error)}).`);
      }
    },
    async write(ledger, checkpoint) {
      const file = fileOf(ledger);
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
