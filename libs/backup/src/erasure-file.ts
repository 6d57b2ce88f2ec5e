import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@duibiao/platform';
import { type ErasureList, listShape, mergeErasures } from './erasures.js';
import { BackupFault, demand } from './fault.js';

/** What the list of erasures is called beside the backups of an installation. */
export const ERASURES_FILE = 'duibiao-erasures.json';

/**
 * The list in a file; undefined where there is no such file.
 *
 * @throws BackupFault where it cannot be read, or is none
 */
export async function readErasureFile(file: string): Promise<ErasureList | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return undefined;
    throw new BackupFault(`the list of erasures ${file} cannot be read (${code})`);
  }
  const parsed = listShape.safeParse(jsonOf(text));
  const [issue] = parsed.error?.issues ?? [];
  demand(
    parsed.success,
    `${file} is no list of erasures of Duibiao (${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''})`,
  );
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Writes a list to a file, with what stands there already; whole, or not at all.
 *
 * @throws BackupFault where what stands there is no list, or that of another installation
 */
export async function keepErasures(file: string, list: ErasureList): Promise<ErasureList> {
  const known = await readErasureFile(file);
  demand(
    known === undefined || known.secret === list.secret,
    `${file} is the list of erasures of another installation: write this one elsewhere`,
  );
  const merged = known === undefined ? list : mergeErasures(known, list);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(merged, undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  const directory = await open(path.dirname(path.resolve(file)), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
  return merged;
}
