import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processor time of a process so far, user and system, in milliseconds; 0 where it cannot be told. `which`: fields of
 * `/proc/<pid>/stat` behind the name; 13 and 14 are those of children that have ended.
 */
export function cpuMs(pid: number, which: readonly number[] = [11, 12]): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return which.reduce((sum, field) => sum + Number(fields[field]), 0) * (1_000 / TICKS_A_SECOND);
  } catch {
    return 0;
  }
}

/** Of Linux on every machine that Node runs on. */
const TICKS_A_SECOND = 100;

/** The same of a process with its children, those that have ended included: PostgreSQL as a whole. */
export const familyCpuMs = (pid: number): number =>
  childrenOf(pid).reduce((sum, child) => sum + cpuMs(child), cpuMs(pid, [11, 12, 13, 14]));

/** Process ids of living children; none where it cannot be told. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
