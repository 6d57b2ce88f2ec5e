import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';

const wrongClock = path.join(import.meta.dirname, 'shifted-clock.mjs');

/** A process of the composed system, as `npm run build` made it. */
export class Running {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #output = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, 'exit');
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
  }

  /**
   * Starts `dist/apps/<app>/src/main.js` and waits until it serves. `env` is its whole environment, but for PATH; its clock is so many
   * milliseconds ahead of the right one.
   */
  static async start(
    app: 'api' | 'worker',
    env: Readonly<Record<string, string>>,
    clockShiftMs?: number,
  ): Promise<Running> {
    const own = path.join(projectRoot, 'node_modules/node/bin/node');
    const main = path.join(projectRoot, 'dist/apps', app, 'src/main.js');
    const isWrong = clockShiftMs !== undefined;
    const child = spawn(
      existsSync(own) ? own : process.execPath,
      [...(isWrong ? ['--import', wrongClock] : []), main],
      {
        cwd: projectRoot,
        env: { PATH: process.env['PATH'], ...env, ...(isWrong && { CLOCK_SHIFT_MS: String(clockShiftMs) }) },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const running = new Running(child);
    const ready = once(child, 'message');
    await Promise.race([ready, running.#ended]);
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${app} ended before it served:\n${running.output}`);
    }
    return running;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Everything it has printed. */
  get output(): string {
    return this.#output;
  }

  /** Fails with what it printed if it has ended: nobody asked it to. */
  mustRun(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(`a process ended by itself (${exitCode ?? signalCode}):\n${this.#output.slice(-4_000)}`);
    }
  }

  /** Asks it to end, and waits. Answers its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#ended;
    return this.#child.exitCode;
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
