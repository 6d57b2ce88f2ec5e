import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ClearError } from '../clear-error.js';
import { readFileSync } from 'node:fs';

/** The operating system's account under which PostgreSQL runs when we are root, which PostgreSQL refuses. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom to drop to. Not root (or Windows): undefined, PostgreSQL runs as we do. Root: the owner of the cluster that is
 * there already, else `postgres` if the machine has that user, else `nobody` (initdb refuses ids without a name).
 *
 * @throws ClearError when the machine has neither
 */
export async function accountFor(dataDirectory: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(path.join(dataDirectory, 'PG_VERSION')).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const account = namedAccount('postgres') ?? namedAccount('nobody');
  if (account) return account;
  throw new ClearError(
    'PostgreSQL cannot run as root, and this machine has neither a user postgres nor a user nobody.\n' +
      'Start as an ordinary user, or set DATABASE_URL.',
  );
}

function namedAccount(name: string): Account | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const fields = lines.map((line) => line.split(':')).find(([first]) => first === name);
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return uid > 0 && gid > 0 ? { name: `user ${name}`, uid, gid } : undefined;
}

/** What `spawn` needs to run a program under the account. */
export const asAccount = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {};

/** Whether the account can go into `directory`: asked by going there, since modes alone do not tell (ACLs, mounts). */
export function canEnter(account: Account, directory: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
    ...asAccount(account),
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}
