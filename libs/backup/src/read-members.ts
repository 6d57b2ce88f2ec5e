import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { BackupFault, demand } from './fault.js';
import { type BackupEnd, memberNames } from './form.js';

export interface Member {
  readonly name: string;
  readonly text: string;
}

/**
 * The members of a backup in their order, each whole, but for the last, which proves that none is missing or changed: once all were read, the file
 * was whole. What was done with them before MUST be undone where this throws.
 *
 * @throws BackupFault where the file cannot be read, is cut, damaged, or no backup
 */
export async function* readMembers(file: string): AsyncGenerator<Member, BackupEnd> {
  const digest = createHash('sha256');
  let last = 'its beginning';
  const archive = extract();
  pipeline(createReadStream(file), createGunzip(), archive, () => undefined);
  let end: BackupEnd | undefined;
  try {
    for await (const entry of archive) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      last = entry.header.name;
      demand(end === undefined, `the backup goes on with ${last} after its end`);
      if (last === memberNames.end) {
        end = JSON.parse(bytes.toString('utf8')) as BackupEnd;
        const found = digest.copy().digest('hex');
        demand(found === end.sha256, 'the backup is damaged: its parts are not those that were written');
        continue;
      }
      digest.update(`${last}\n`).update(bytes);
      yield { name: last, text: bytes.toString('utf8') };
    }
  } catch (error) {
    if (error instanceof BackupFault) throw error;
    throw readFault(error as NodeJS.ErrnoException, file, last) ?? error;
  }
  demand(end !== undefined, `the backup is cut after ${last}`);
  return end;
}

/** What reading went wrong by; undefined where it was something else. */
function readFault(
  { code = '', message, name }: NodeJS.ErrnoException,
  file: string,
  last: string,
): BackupFault | undefined {
  const reason = { ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a directory' }[code];
  if (reason !== undefined) return new BackupFault(`${file} cannot be read: ${reason}`);
  // of zlib, tar-stream (which gives no code), and JSON
  const isOfFile = code.startsWith('Z_') || name === 'SyntaxError' || /tar|[Uu]nexpected end/.test(message);
  return isOfFile ? new BackupFault(`the backup is cut or damaged after ${last} (${message})`) : undefined;
}
