import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DemoKeyFile } from '@duibiao/demonstration';
import { freePort, loadSecrets, projectRoot, roleUrl } from '@duibiao/platform';
import pg from 'pg';
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

  /** The key of the demonstration's account of that name. */
  keyOf(name: string): string {
    const found = this.#keys().keys.find((one) => one.name === name);
    if (found === undefined) throw new Error(`the demonstration has no account ${name}`);
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

  /** Asks the API about Dongguan's ledger with a key, behind the visitor's back. */
  async ask<T>(key: string, address: string, init: RequestInit = {}): Promise<T> {
    const answer = await fetch(`${this.url}/v1/ledgers/dongguan/${address}`, {
      ...init,
      headers: {
        authorization: `Bearer ${key}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async unitName(id: string): Promise<string> {
    const { units } = await this.ask<{ units: { id: string; name: string }[] }>(this.key('operator'), 'units');
    return units.find((one) => one.id === id)?.name ?? id;
  }

  /** Takes a key away, as an operator does. */
  async revoke(role: string, unit: string): Promise<void> {
    const id = `k-${this.key(role, unit).split('_')[1] ?? ''}`;
    await this.ask(this.key('operator'), `keys/${id}`, { method: 'DELETE' });
  }

  /** Changes the database itself, as nobody should. */
  async sql(statement: string): Promise<void> {
    const { postgresPort } = JSON.parse(readFileSync(path.join(this.#home, 'run.json'), 'utf8')) as {
      postgresPort: number;
    };
    const secrets = loadSecrets({ home: this.#home, secret: undefined });
    const url = roleUrl(`postgres://127.0.0.1:${postgresPort}/duibiao`, 'owner', secrets);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
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
