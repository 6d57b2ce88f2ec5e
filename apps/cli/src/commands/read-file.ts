import { readFileSync, statSync } from 'node:fs';
import { ClearError, errorCode } from '@duibiao/platform';

/**
 * A text file in UTF-8, or stdin for `-`.
 *
 * @throws ClearError when it cannot be read, is not UTF-8, or is larger than `mostBytes`
 */
export async function readText(file: string, mostBytes: number): Promise<string> {
  const bytes = file === '-' ? await readStdin(mostBytes) : readFile(file, mostBytes);
  if (bytes.length > mostBytes) throw tooLarge(file, mostBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ClearError(`${nameOf(file)} is not UTF-8 text.`);
  }
}

export const nameOf = (file: string): string => (file === '-' ? 'stdin' : file);

function readFile(file: string, mostBytes: number): Buffer {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new ClearError(`${file} is a directory.`);
    if (stat.size > mostBytes) throw tooLarge(file, mostBytes);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ClearError) throw error;
    const code = errorCode(error);
    const reason = { ENOENT: 'there is no such file', EACCES: 'it may not be read' }[code] ?? code;
    throw new ClearError(`${file} cannot be read: ${reason}.`);
  }
}

async function readStdin(mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > mostBytes) throw tooLarge('-', mostBytes);
  }
  return Buffer.concat(parts);
}

const tooLarge = (file: string, mostBytes: number): ClearError =>
  new ClearError(`${nameOf(file)} is larger than ${mostBytes.toLocaleString('en')} bytes.`);
