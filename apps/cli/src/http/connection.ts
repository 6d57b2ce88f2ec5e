import { type DemoKeyFile, demoKeysOf, readDemoKeys } from '@duibiao/demonstration';
import { ClearError, readConfig } from '@duibiao/platform';
import { exitCode } from '../exit-code.js';
import { urlOf } from '../start/http-address.js';
import { demoKeyFile } from '../start/prepare.js';
import { readRun } from '../start/run-file.js';

/** What every command that talks to the server takes. */
export interface ConnectionOptions {
  readonly ledger: string;
  readonly url?: string;
  readonly key?: string;
  /** A demonstration key by its name. */
  readonly as?: string;
}

/** What a command needs to be: decides which demonstration key fits. */
export interface Need {
  readonly role: 'submitter' | 'reviewer' | 'auditor' | 'operator' | 'planner';
  readonly unit?: string | undefined;
}

export interface Connection {
  readonly url: string;
  readonly key: string;
}

export const notRunning = (url?: string): ClearError =>
  new ClearError(
    url === undefined
      ? 'No server runs here: start it with npm start, or name one with --url.'
      : `Nobody answers at ${url}: start the server with npm start, or name another with --url.`,
  );

/**
 * Where to ask and with which key: `--url` or the server of this directory; `--key`, `DUIBIAO_KEY`, or a demonstration key.
 * Demonstration keys never leave this machine.
 *
 * @throws ClearError saying what is missing
 */
export function connect(options: ConnectionOptions, need: Need): Connection {
  const config = readConfig();
  const run = readRun(config.home);
  const url = checkedUrl(options.url ?? run?.url ?? urlOf(config));
  const own = ownKey(options);
  if (own !== undefined) return { url, key: checkedKey(own) };
  const file = readDemoKeys(demoKeyFile(config.home));
  if (file === undefined && options.url === undefined && run === undefined) throw notRunning();
  if (!isLocal(url)) throw new ClearError(`Give a key for ${url}: --key dbk_…, or DUIBIAO_KEY.`, exitCode.usage);
  return { url, key: demoKey(file, options, need) };
}

/** The key that was given; none where a demonstration key is asked for, or has to do. */
export const ownKey = ({ key, as }: Pick<ConnectionOptions, 'key' | 'as'>): string | undefined =>
  as === undefined ? (key ?? (process.env['DUIBIAO_KEY'] || undefined)) : undefined;

function demoKey(file: DemoKeyFile | undefined, { ledger, as }: ConnectionOptions, need: Need): string {
  const ledgers = demoKeysOf(file);
  const keys = ledgers.find((one) => one.ledger === ledger)?.keys ?? [];
  if (as !== undefined) {
    const named = keys.find(({ name }) => name === as);
    if (named !== undefined) return named.key;
    const legal = keys.map(({ name }) => name).join(', ') || `none: ledger ${ledger} is no demonstration`;
    throw new ClearError(`--as ${as} names no demonstration key; there are: ${legal}`, exitCode.usage);
  }
  const fitting = keys.filter(({ roles }) => roles.includes(need.role));
  const above = fitting.filter(({ unit }) => need.unit === unit || need.unit?.startsWith(`${unit}.`));
  const [best] = (above.length > 0 ? above : fitting).sort((a, b) =>
    above.length > 0 ? b.unit.length - a.unit.length : a.unit.length - b.unit.length,
  );
  if (best !== undefined) return best.key;
  const names = ledgers.map((one) => one.ledger).join(' and ');
  const known = names === '' ? '' : ` Demonstration keys are for ${names} alone.`;
  throw new ClearError(`Give a key for ledger ${ledger}: --key dbk_…, or DUIBIAO_KEY.${known}`, exitCode.usage);
}

function checkedUrl(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text.replace(/\/+$/, '');
  throw new ClearError(`--url ${JSON.stringify(text)} is no URL like http://localhost:3000`, exitCode.usage);
}

function checkedKey(key: string): string {
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new ClearError('The key is not legal: keys look like dbk_…_… (npx duibiao keys create)', exitCode.usage);
}

const isLocal = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
