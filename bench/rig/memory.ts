import { readFileSync } from 'node:fs';
import { childrenOf } from './cpu.js';

/** Peak memory of the processes of a run, by name, in MiB; looked at once a second. */
export class MemoryWatch {
  readonly #peaks = new Map<string, number>();
  readonly #watched = new Map<number, string>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly postmaster: number) {
    this.#timer = setInterval(() => this.#sample(), 1_000);
    this.#timer.unref();
  }

  watch(name: string, pid: number): void {
    this.#watched.set(pid, name);
  }

  /** The peaks so far, largest first. */
  peaks(): readonly (readonly [name: string, mib: number])[] {
    this.#sample();
    return [...this.#peaks].sort(([, one], [, other]) => other - one);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #sample(): void {
    for (const [pid, name] of this.#watched) this.#note(name, kib(`/proc/${pid}/status`, 'VmHWM'));
    const servers = [this.postmaster, ...childrenOf(this.postmaster)];
    for (const pid of servers) this.#note('PostgreSQL, largest process', kib(`/proc/${pid}/status`, 'VmHWM'));
    const shares = servers.map((pid) => kib(`/proc/${pid}/smaps_rollup`, 'Pss'));
    this.#note(
      'PostgreSQL, all processes (shared memory once)',
      shares.reduce((sum, share) => sum + share, 0),
    );
  }

  #note(name: string, peakKib: number): void {
    const mib = Math.round(peakKib / 1024);
    if (mib > (this.#peaks.get(name) ?? 0)) this.#peaks.set(name, mib);
  }
}

/** A field of a `/proc` file in KiB; 0 where it cannot be told (another system, a process that ended). */
function kib(file: string, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
