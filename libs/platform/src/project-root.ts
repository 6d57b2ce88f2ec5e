import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The directory that holds this project's package.json, whether the code runs from sources or from `dist/`. */
export const projectRoot: string = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  for (let at = from; ; at = path.dirname(at)) {
    if (isRoot(at)) return at;
    if (at === path.dirname(at)) throw new Error(`no package.json of duibiao above ${from}`);
  }
}

function isRoot(directory: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
    return (manifest as { readonly name?: unknown }).name === 'duibiao';
  } catch {
    return false;
  }
}
