import path from 'node:path';
import { z } from 'zod';
import { ClearError } from './clear-error.js';
import { projectRoot } from './project-root.js';

/** Everything that the environment decides, parsed once per process. */
export interface Config {
  /** Where data, logs and keys of this installation lie (absolute path). */
  readonly home: string;
  readonly http: { readonly host: string; readonly port: number };
  /** Where others reach the API; names the logs of ledgers, so it is settled before the first is sealed. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  /** No URL: embedded PostgreSQL. A URL without a user name means: the role of the process, with its derived password. */
  readonly database: { readonly url: string | undefined };
  /** With `redisUrl` queues run on Redis, else in the PostgreSQL database `databaseUrl` (default: `duibiao_queue` beside). */
  readonly queue: { readonly redisUrl: string | undefined; readonly databaseUrl: string | undefined };
  /** `token` lets monitoring read `/metrics` from elsewhere; `workerPort`: where a worker serves its own, on loopback (none: nowhere). */
  readonly metrics: { readonly token: string | undefined; readonly workerPort: number | undefined };
  /** Where the keys of demonstrations lie, which the console offers on this machine; none: it offers none. */
  readonly demonstration: { readonly keyFile: string | undefined };
  /** 32 bytes from which every key and password is derived; none: kept in `<home>/secret`. */
  readonly secret: Buffer | undefined;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const url = (...schemes: readonly string[]) =>
  z.string().refine((text) => schemes.includes(URL.parse(text)?.protocol.slice(0, -1) ?? ''));
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most);

/** One entry per variable: what is parsed, and in words what is legal. */
const variables = {
  DATABASE_URL: [url('postgres', 'postgresql').optional(), 'a URL like postgres://user:password@host:5432/database'],
  QUEUE_DATABASE_URL: [
    url('postgres', 'postgresql').optional(),
    'a URL like postgres://user:password@host:5432/duibiao_queue',
  ],
  REDIS_URL: [url('redis', 'rediss').optional(), 'a URL like redis://host:6379 or rediss://user:password@host:6379'],
  PORT: [wholeNumber(0, 65_535).default(3000), 'a whole number from 0 to 65535 (0: any free port)'],
  HOST: [
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    'an address or host name to listen on, like 127.0.0.1 or 0.0.0.0',
  ],
  PUBLIC_URL: [
    url('http', 'https').optional(),
    'a URL like https://duibiao.example.org: where others reach the API; the logs of ledgers are named by it',
  ],
  WORKER_PORT: [
    wholeNumber(1, 65_535).optional(),
    'a whole number from 1 to 65535: the worker serves its metrics there, on 127.0.0.1',
  ],
  METRICS_TOKEN: [
    z
      .string()
      .regex(/^[\x21-\x7e]{16,200}$/)
      .optional(),
    '16 to 200 printable ASCII characters without spaces (make one: openssl rand -hex 32)',
  ],
  DEMONSTRATION_KEYS: [z.string().optional(), 'a file: `npm start` writes it and names it by itself'],
  DUIBIAO_HOME: [z.string().default(path.join(projectRoot, '.duibiao')), 'a directory'],
  LOG_LEVEL: [z.enum(logLevels).default('info'), `one of ${logLevels.join(', ')}`],
  DUIBIAO_SECRET: [
    z
      .base64()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((bytes) => bytes.length === 32)
      .optional(),
    '32 bytes in base64 (make one: openssl rand -base64 32)',
  ],
} as const;

const unseen = new Set(['DUIBIAO_SECRET', 'METRICS_TOKEN']);

/** What the environment got wrong, every fault at once. */
export class ConfigError extends ClearError {
  override readonly name: string = 'ConfigError';
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/**
 * Parses the environment. An empty variable counts as absent.
 *
 * @throws ConfigError naming each faulty variable, its value (never a secret or a password) and what is legal
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const read = <K extends keyof typeof variables>(name: K): z.output<(typeof variables)[K][0]> => {
    const [schema, legal] = variables[name];
    const given = env[name] === '' ? undefined : env[name];
    const parsed = schema.safeParse(given);
    if (!parsed.success) faults.push(`${name} is ${shown(name, given ?? '')}; legal is ${legal}`);
    return parsed.data as z.output<(typeof variables)[K][0]>;
  };
  const keyFile = read('DEMONSTRATION_KEYS');
  const config: Config = {
    home: path.resolve(projectRoot, read('DUIBIAO_HOME') ?? ''),
    http: { host: read('HOST'), port: read('PORT') },
    publicUrl: read('PUBLIC_URL') ?? 'http://localhost',
    logLevel: read('LOG_LEVEL'),
    database: { url: read('DATABASE_URL') },
    queue: { redisUrl: read('REDIS_URL'), databaseUrl: read('QUEUE_DATABASE_URL') },
    metrics: { token: read('METRICS_TOKEN'), workerPort: read('WORKER_PORT') },
    demonstration: { keyFile: keyFile === undefined ? undefined : path.resolve(projectRoot, keyFile) },
    secret: read('DUIBIAO_SECRET'),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function shown(name: string, value: string): string {
  if (unseen.has(name)) return '(not shown)';
  if (name.endsWith('_URL')) return `"${withoutPassword(value)}"`;
  return JSON.stringify(value);
}

/** The URL with its password replaced by `***`; what is no URL at all may hide a password anywhere and is not repeated. */
export function withoutPassword(text: string): string {
  const parsed = URL.parse(text);
  if (!parsed) return '(not a URL)';
  if (parsed.password) parsed.password = '***';
  return parsed.href;
}
