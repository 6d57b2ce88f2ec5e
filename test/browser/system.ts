import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DemoKeyFile } from '@duibiao/demonstration';
import { freePort, projectRoot } from '@duibiao/platform';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** The browser of the machine; undefined where there is none: skip then, loudly. */
export const chromiumPath = (): string | undefined => (existsSync(CHROMIUM) ? CHROMIUM : undefined);

/** Both plans with the demonstration year, started as `npm start` does, with a home and a port of its own. */
export class DemonstrationSystem {
  readonly #child: ChildProcess;
  readonly #home: string;
  #said = '';

  private constructor(
    readonly url: string,
    home: string,
  ) {
    this.#home = home;
    this.#child = spawn(process.execPath, [path.join(projectRoot, 'bin/duibiao.mjs'), 'start'], {
      env: {
        ...process.env,
        DATABASE_URL: '',
        REDIS_URL: '',
        DUIBIAO_HOME: home,
        PORT: new URL(url).port,
        npm_command: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
  }

  static async start(): Promise<DemonstrationSystem> {
    const home = await mkdtemp(path.join(os.tmpdir(), 'duibiao-browser-'));
    const system = new DemonstrationSystem(`http://127.0.0.1:${await freePort()}`, home);
    const over = once(system.#child, 'close').then(() => 'over');
    while (!system.#said.includes('Ctrl-C')) {
      const pause = new Promise((resolve) => setTimeout(resolve, 100));
      if ((await Promise.race([over, pause])) === 'over') throw new Error(`start ended:\n${system.#said}`);
    }
    return system;
  }

  /** The key of an account of the demonstration, by the unit on which it holds a role. */
  key(role: string, unit?: string): string {
    const found = this.#keys().keys.find(
      (one) => one.roles.includes(role) && (unit === undefined || one.unit === unit),
    );
    if (found === undefined) throw new Error(`the demonstration has no ${role} of ${unit ?? 'any unit'}`);
    return found.key;
  }

  /** The transfer that waits to be accepted. */
  example(): NonNullable<DemoKeyFile['example']> {
    const { example } = this.#keys();
    if (example === undefined) throw new Error('the demonstration has no example');
    return example;
  }

  /** Kills the API as a crash would; it is started again by itself. */
  killApi(): void {
    const { children } = JSON.parse(readFileSync(path.join(this.#home, 'run.json'), 'utf8')) as {
      children: Record<string, number>;
    };
    process.kill(children['api'] ?? 0, 'SIGKILL');
  }

  /** The newest fact that a unit submitted and that stands, and a way to correct its first version behind a visitor's back. */
  async newestFact(unit: string): Promise<readonly [string, (occurredOn: string) => Promise<void>]> {
    const headers = { authorization: `Bearer ${this.key('submitter', unit)}`, 'content-type': 'application/json' };
    const read = async <T>(address: string): Promise<T> =>
      (await (await fetch(`${this.url}/v1/ledgers/dongguan/${address}`, { headers })).json()) as T;
    const { submissions } = await read<{ submissions: { submission: string }[] }>(`submissions?unit=${unit}&limit=1`);
    const { facts } = await read<{ facts: { fact: string; state: string }[] }>(
      `submissions/${submissions[0]?.submission}`,
    );
    const fact = facts.find(({ state }) => state === 'current')?.fact ?? '';
    const correct = async (occurredOn: string): Promise<void> => {
      const answer = await fetch(`${this.url}/v1/ledgers/dongguan/facts/${fact}/corrections`, {
        method: 'POST',
        headers: { ...headers, 'if-match': '"1"', 'idempotency-key': `browser-${Date.now()}` },
        body: JSON.stringify({ days: { occurredOn }, reason: '另有一人更正' }),
      });
      if (answer.status !== 201) throw new Error(await answer.text());
    };
    return [fact, correct];
  }

  /** Takes a key away, as an operator does. */
  async revoke(role: string, unit: string): Promise<void> {
    const id = `k-${this.key(role, unit).split('_')[1] ?? ''}`;
    const answer = await fetch(`${this.url}/v1/ledgers/dongguan/keys/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${this.key('operator')}` },
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  #keys(): DemoKeyFile {
    return JSON.parse(readFileSync(path.join(this.#home, 'demo-keys.json'), 'utf8')) as DemoKeyFile;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    if (this.#child.exitCode === null) await once(this.#child, 'close');
    await rm(this.#home, { recursive: true, force: true });
  }
}

interface Visit {
  readonly key?: string;
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

/** A browser as a visitor has it: nothing kept from others, no request to anywhere else allowed. */
export async function visit(
  browser: Browser,
  system: DemonstrationSystem,
  { key, language = 'zh', theme = 'light', width = 1280 }: Visit = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly outside: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    baseURL: system.url,
    colorScheme: theme,
  });
  const outside: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(system.url) && !request.url().startsWith('data:')) outside.push(request.url());
  });
  await context.addInitScript(
    ([given, lang, mode]) => {
      localStorage.setItem('duibiao.language', lang);
      localStorage.setItem('duibiao.theme', mode);
      if (given !== '' && sessionStorage.getItem('duibiao.key') === null) sessionStorage.setItem('duibiao.key', given);
    },
    [key ?? '', language, theme] as const,
  );
  return { page: await context.newPage(), context, outside };
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
