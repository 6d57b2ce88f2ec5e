import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of a process so far, user and system, in milliseconds; 0 where it cannot be told. */
export function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * (1_000 / TICKS_A_SECOND);
  } catch {
    return 0;
  }
}

/** Of Linux on every machine that Node runs on. */
const TICKS_A_SECOND = 100;

/** The same of a process and its children: PostgreSQL as a whole. */
export const familyCpuMs = (pid: number): number => [pid, ...childrenOf(pid)].reduce((sum, one) => sum + cpuMs(one), 0);

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
