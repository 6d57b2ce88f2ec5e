import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ClearError, errorCode } from '@duibiao/platform';

/**
 * Makes the directory that holds data, keys and logs. Others may pass through it (as root, PostgreSQL runs under
 * another account), but not list it; keys in it have mode 0600.
 *
 * @throws ClearError when it cannot be made or written
 */
export function makeHome(home: string): void {
  try {
    makeMissing(home);
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = errorCode(error);
    const reason = {
      EROFS: 'the file system is read-only',
      ENOTDIR: 'it is no directory',
      EEXIST: 'it is no directory',
      ENOENT: 'directories cannot be made there',
    }[code];
    throw new ClearError(
      `${home} cannot be written (${reason ?? `${code}: it belongs to somebody else`}).\n` +
        'Set DUIBIAO_HOME to a directory of yours, for example: DUIBIAO_HOME=~/duibiao npm start',
    );
  }
}

/** Whatever the umask says. Not `recursive`: Node tries for ever where the file system makes no directories (/proc). */
function makeMissing(directory: string): void {
  if (existsSync(directory)) return;
  makeMissing(path.dirname(directory));
  mkdirSync(directory);
  chmodSync(directory, 0o711);
}
