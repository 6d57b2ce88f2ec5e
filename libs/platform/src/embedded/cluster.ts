import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ClearError, errorCode } from '../clear-error.js';
import { asAccount } from './account.js';
import { program } from './native.js';
import { makeDirectory, type Placement } from './placement.js';

/** The bootstrap superuser: used to create roles and databases, never by the program itself. */
export const superuser = 'postgres';

/**
 * Makes the cluster if it is not there: UTF-8, byte order as collation, passwords only (SCRAM), page checksums.
 * It is made beside and renamed, so that a run killed half-way leaves nothing that looks like a cluster.
 *
 * @returns true when it was made now
 * @throws ClearError when the directory holds something else, or initdb fails
 */
export async function ensureCluster(placement: Placement, password: string): Promise<boolean> {
  const { data, native } = placement;
  const version = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) {
    const major = native.version.split('.')[0] ?? '';
    if (version.trim() === major) return false;
    throw new ClearError(`${data} belongs to PostgreSQL ${version.trim()}; this program brings ${major}.`);
  }
  const present = await readdir(data).catch(() => []);
  if (present.length > 0) throw new ClearError(`${data} holds something that is no PostgreSQL data: ${present[0]} …`);
  await removeDrafts(data);
  const draft = `${data}.new-${randomBytes(4).toString('hex')}`;
  try {
    await makeDirectory(path.dirname(data));
    await mkdir(draft, { mode: 0o700 });
    await own(placement, draft);
    await initdb(placement, draft, password);
    await rename(draft, data);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof ClearError) throw error;
    throw new ClearError(`The database cannot be made in ${data} (${errorCode(error) || (error as Error).message}).`);
  }
  if (placement.link !== undefined) await symlink(data, placement.link);
  return true;
}

async function removeDrafts(data: string): Promise<void> {
  const siblings = await readdir(path.dirname(data)).catch(() => []);
  for (const name of siblings.filter((one) => one.startsWith(`${path.basename(data)}.new-`))) {
    const draft = path.join(path.dirname(data), name);
    if ((await lstat(draft)).isDirectory()) await rm(draft, { recursive: true, force: true });
  }
}

async function own({ account }: Placement, file: string): Promise<void> {
  if (account) await chown(file, account.uid, account.gid);
}

async function initdb(placement: Placement, draft: string, password: string): Promise<void> {
  const passwordFile = `${draft}.pw`;
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    await own(placement, passwordFile);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await run(placement, program(placement.native, 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-instructions',
      ...locale,
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Environment of PostgreSQL's programs: messages in English, and nothing of ours (no PGDATA, no passwords). */
export const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });

function run(placement: Placement, file: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { ...asAccount(placement.account), cwd: path.parse(file).root, env: environment() };
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', (error) => reject(new ClearError(`${file} cannot be run: ${error.message}`)));
    child.once('close', (code, by) => {
      if (code === 0) resolve();
      else reject(new ClearError(`initdb failed (${by ?? `exit code ${code}`}): ${said.trim() || 'it said nothing'}`));
    });
  });
}
