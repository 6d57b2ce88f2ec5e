import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
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
  /** Whose anchors these are: an id of their own, made when they are asked for the first time. */
  signer(): Promise<string>;
  /** The logs that have one. */
  list(): Promise<readonly string[]>;
}

/** What names the anchor of a log: the ledger, from the second log on with its number (ids of ledgers hold no dot). */
export const anchorOf = (ledger: string, generation: number): string =>
  generation === 1 ? ledger : `${ledger}.${generation}`;

/** One file for each log in a directory, which is made where it is missing. */
export function anchorsIn(directory: string): Anchors {
  const fileOf = (log: string): string => path.join(directory, `${log}.checkpoint`);
  return {
    read: (log) => readText(fileOf(log)),
    async write(log, checkpoint) {
      const before = await this.read(log);
      if (before !== undefined && isAhead(before, checkpoint)) {
        throw new ClearError(
          `The anchor ${fileOf(log)} is ahead of what is to be written: another worker signed meanwhile.`,
        );
      }
      const made = await mkdir(directory, { recursive: true });
      if (made !== undefined) await synced(path.dirname(made), 'r', async () => {});
      await replace(fileOf(log), checkpoint);
    },
    async signer() {
      const file = path.join(directory, 'signer');
      const known = await readText(file);
      if (known !== undefined) return known.trim();
      await mkdir(directory, { recursive: true });
      const own = `signer-${randomBytes(12).toString('hex')}`;
      // of two that begin at once the first one's stays
      const draft = `${file}.${own}`;
      await synced(draft, 'wx', (handle) => handle.writeFile(`${own}\n`));
      await link(draft, file).catch((error: unknown) => {
        if (errorCode(error) !== 'EEXIST') throw error;
      });
      await rm(draft, { force: true });
      await synced(directory, 'r', async () => {});
      return ((await readText(file)) ?? '').trim();
    },
    async list() {
      const names = await readdir(directory).catch(() => []);
      return names.flatMap((name) => (name.endsWith('.checkpoint') ? [name.slice(0, -'.checkpoint'.length)] : []));
    },
  };
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new ClearError(`The anchor ${file} cannot be read (${errorCode(error)}).`);
  }
}

/** Whether a checkpoint of the same log covers more. */
function isAhead(one: string, other: string): boolean {
  const [origin, size = '0'] = one.split('\n');
  const [otherOrigin, otherSize = '0'] = other.split('\n');
  return origin === otherOrigin && Number(size) > Number(otherSize);
}

async function replace(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await synced(draft, 'wx', (handle) => handle.writeFile(content));
  await rename(draft, file);
  await synced(path.dirname(file), 'r', async () => {});
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
