import { readFile } from 'node:fs/promises';
import { type Checkpoint, LogFault, openCheckpoint, type Verifier, verifierOf } from '@duibiao/log';
import { ClearError, errorCode } from '@duibiao/platform';
import { exitCode } from '../../exit-code.js';

/** What `verify` gives. @throws ClearError with exit code 3 and the one sentence that says what does not hold */
export async function holds<T>(name: string, verify: () => T | Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new ClearError(`${name} does not hold: ${error.message}.`, exitCode.verificationFailed);
  }
}

/** The verifier of a key that was given as such, or as the name of a file. @throws ClearError with exit code 2 when it is none */
export async function verifierFrom(given: string): Promise<Verifier> {
  const text = given.includes('+') ? given : await keyFile(given);
  try {
    return verifierOf(text.trim());
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new ClearError(`--key: ${error.message}.`, exitCode.usage);
  }
}

async function keyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ClearError(
      `--key: ${file} is neither a verifier key nor a file that can be read (${errorCode(error)}).`,
      exitCode.usage,
    );
  }
}

/** The checkpoint in a file, where one is named and there. @throws ClearError with exit code 3 when it is not signed by the key */
export async function checkpointFile(
  file: string | undefined,
  verifiers: readonly Verifier[],
): Promise<Checkpoint | undefined> {
  if (file === undefined) return undefined;
  try {
    const note = await readFile(file, 'utf8');
    return await holds(file, () => openCheckpoint(note, verifiers));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
