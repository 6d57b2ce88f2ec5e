import { BackupFault } from '@duibiao/backup';
import { ClearError } from '@duibiao/platform';
import { exitCode } from '../exit-code.js';

/** The same work; what is wrong with a backup, or a list of erasures, in words after what was not done. */
export async function clearFault<T>(undone: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    const { message, kind } = error;
    if (kind !== 'unverified') throw new ClearError(`${undone}: ${message}.`);
    throw new ClearError(
      `${undone}: ${message} (--unverified restores them all the same).`,
      exitCode.verificationFailed,
    );
  }
}
