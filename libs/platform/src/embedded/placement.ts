import { createHash, randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ClearError, errorCode } from '../clear-error.js';
import { type Account, accountFor, canEnter } from './account.js';
import { copyNative, type Native, packagedNative } from './native.js';

/** Where a cluster lies and who runs it. */
export interface Placement {
  readonly native: Native;
  readonly account: Account | undefined;
  /** The data directory itself, no symbolic link. It may not exist yet. */
  readonly data: string;
  /** Set when `data` lies elsewhere and is not linked yet: the link to make once the cluster is complete. */
  readonly link?: string;
}

/** Where programs and data go when the account cannot reach the project: below a home that nobody else may enter. */
const elsewhere = '/var/lib/duibiao';

/**
 * Decides where the cluster `directory` lies. As root, when the account that PostgreSQL runs under cannot enter
 * there, new data go to `/var/lib/duibiao/<hash>/`, with `directory` a symbolic link to them; programs likewise.
 *
 * @param note told in one line what was put elsewhere
 * @throws ClearError when existing data cannot be entered, or nothing can be written
 */
export async function place(directory: string, note: (line: string) => void): Promise<Placement> {
  const packaged = await packagedNative();
  const present = await realpath(directory).catch(() => undefined);
  const account = await accountFor(present ?? directory);
  await makeDirectory(path.dirname(directory));
  if (!account) return { native: packaged, account, data: present ?? directory };
  const refuge = path.join(elsewhere, createHash('sha256').update(directory).digest('hex').slice(0, 12));
  const canRun = canEnter(account, path.join(packaged.root, 'lib'));
  const native = canRun ? packaged : await inRefuge(refuge, directory, () => copyNative(packaged, refuge));
  if (present !== undefined) {
    if (canEnter(account, present)) return { native, account, data: present };
    throw new ClearError(
      `PostgreSQL cannot run as root, and ${account.name} cannot enter the data in ${present}.\n` +
        `Let it pass (chmod o+x on the directories above), or start as the user that owns the data.`,
    );
  }
  await refuseBrokenLink(directory);
  if (canEnter(account, path.dirname(directory))) return { native, account, data: directory };
  const data = path.join(refuge, `postgres-${randomBytes(4).toString('hex')}`);
  await inRefuge(refuge, directory, () => tellWhatIsLeft(refuge, note));
  note(`PostgreSQL runs as ${account.name}, who cannot enter ${path.dirname(directory)}: the data lie in ${data}`);
  return { native, account, data, link: directory };
}

/** Makes a directory that other accounts may pass through, but not list. @throws ClearError when that cannot be done */
export async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new ClearError(
      `${directory} cannot be made (${errorCode(error)}). Set DUIBIAO_HOME to a directory of yours.`,
    );
  }
}

async function inRefuge<T>(refuge: string, directory: string, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(refuge, { recursive: true });
    for (const passed of [elsewhere, refuge]) await chmod(passed, 0o755);
    await writeFile(path.join(refuge, 'belongs-to'), `${directory}\n`);
    return await work();
  } catch (error) {
    throw new ClearError(
      `PostgreSQL cannot run as root, no other account can enter ${path.dirname(directory)}, and ${refuge} cannot be ` +
        `written (${errorCode(error)}).\nSet DUIBIAO_HOME to a directory that everybody may enter, or set DATABASE_URL.`,
    );
  }
}

async function refuseBrokenLink(directory: string): Promise<void> {
  const link = await lstat(directory).catch(() => undefined);
  if (!link) return;
  throw new ClearError(
    `${directory} points to data that are gone. Put them back, or remove the link to begin with an empty database.`,
  );
}

/** Data that no link points to any more are named, not removed; what a cut initdb left is removed. */
async function tellWhatIsLeft(refuge: string, note: (line: string) => void): Promise<void> {
  for (const name of await readdir(refuge)) {
    const left = path.join(refuge, name);
    if (/^postgres-[0-9a-f]{8}\.new-/.test(name)) await rm(left, { recursive: true, force: true });
    const isData =
      /^postgres-[0-9a-f]{8}$/.test(name) && (await stat(path.join(left, 'PG_VERSION')).catch(() => undefined));
    if (isData) note(`Data of an earlier run, no longer linked, are left in ${left}`);
  }
}
