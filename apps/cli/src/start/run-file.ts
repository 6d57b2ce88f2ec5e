import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ClearError, commandLine, errorCode, isAlive } from '@duibiao/platform';

/** `<home>/run.json`: who runs here. Other commands read it to find the API and the embedded database. */
export interface RunRecord {
  readonly pid: number;
  readonly startedAt: string;
  /** Where the API answers. */
  readonly url: string;
  /** Of the embedded PostgreSQL; absent with `DATABASE_URL`. */
  readonly postgresPort?: number;
  /** Process ids of what was started, by name. */
  readonly children: Readonly<Record<string, number>>;
}

/** The claim that this process made on a home directory. */
export interface Claim {
  /** The record of an earlier run that ended without tidying up. */
  readonly stale: RunRecord | undefined;
  notePostgres(port: number): void;
  noteChild(name: string, pid: number): void;
  release(): void;
}

const fileOf = (home: string): string => path.join(home, 'run.json');

/** The run that lives here now, or undefined. */
export function readRun(home: string): RunRecord | undefined {
  const record = parse(fileOf(home));
  return record && lives(record) ? record : undefined;
}

/**
 * Makes this process the only one that runs on `home`. The record appears whole (linked into place), a stale one is
 * moved aside first; who moved a living one aside by mistake puts it back.
 *
 * @throws ClearError when another start lives here, or the directory cannot be written
 */
export function claimRun(home: string, url: string): Claim {
  let record: RunRecord = { pid: process.pid, startedAt: new Date().toISOString(), url, children: {} };
  const file = fileOf(home);
  const draft = `${file}.${process.pid}`;
  const write = (): void => writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  const update = (change: Partial<RunRecord>): void => {
    record = { ...record, ...change };
    write();
    renameSync(draft, file);
  };
  let stale: RunRecord | undefined;
  try {
    write();
    while (!linked(draft, file)) stale = moveStaleAside(file) ?? stale;
  } catch (error) {
    if (error instanceof ClearError) throw error;
    throw new ClearError(`${home} cannot be written (${errorCode(error)}). Set DUIBIAO_HOME to a directory of yours.`);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    stale,
    notePostgres: (postgresPort) => update({ postgresPort }),
    noteChild: (name, pid) => update({ children: { ...record.children, [name]: pid } }),
    release: () => rmSync(file, { force: true }),
  };
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function moveStaleAside(file: string): RunRecord | undefined {
  const seen = parse(file);
  if (seen && lives(seen)) throw alreadyRunning(seen);
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const moved = parse(aside);
  if (moved && lives(moved)) linked(aside, file);
  rmSync(aside, { force: true });
  if (moved && lives(moved)) throw alreadyRunning(moved);
  return moved;
}

const alreadyRunning = ({ url, pid }: RunRecord): ClearError =>
  new ClearError(`Duibiao is already running at ${url} (process ${pid}). Stop it with Ctrl-C there, or: kill ${pid}`);

/** Process ids are used again: who has this one must look like us. */
function lives(record: RunRecord): boolean {
  if (record.pid === process.pid || !isAlive(record.pid)) return false;
  const command = commandLine(record.pid);
  return command === '' || /apps[\\/]cli[\\/]src[\\/]main\.js/.test(command);
}

function parse(file: string): RunRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<RunRecord>;
    return Number.isInteger(record.pid)
      ? { startedAt: '', url: '', children: {}, ...record, pid: Number(record.pid) }
      : undefined;
  } catch {
    return undefined;
  }
}
