import { mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const rotateBytes = 16 * 1024 * 1024;

/** Opens `<home>/logs/<name>.log` for appending; what is larger than 16 MB is put aside as `.1` first. */
export function openLog(home: string, name: string): { readonly file: string; readonly descriptor: number } {
  const file = path.join(home, 'logs', `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateBytes) renameSync(file, `${file}.1`);
  return { file, descriptor: openSync(file, 'a', 0o600) };
}

/** The last things a log says, for people: messages of JSON lines, other lines as they are, no stack frames. */
export function lastWords(file: string, count = 5): string {
  const lines = readFileSync(file, 'utf8')
    .slice(-20_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines
    .filter((line) => !/^\s+(at |\{|\}|[\w[\]]+:)/.test(line) && !/^(Node\.js v|file:\/\/|\s*\^)/.test(line))
    .map(spoken)
    .slice(-count)
    .map((line) => `  ${line.slice(0, 300)}`)
    .join('\n');
}

function spoken(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { readonly msg?: string; readonly err?: { readonly message?: string } };
    return [msg, err?.message].filter((part, index, all) => part && all.indexOf(part) === index).join(': ') || line;
  } catch {
    return line;
  }
}
