import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import path from 'node:path';
import { freePort, projectRoot, roleUrl } from '@duibiao/platform';
import type { Cluster } from './cluster.js';
import type { MemoryWatch } from './memory.js';

/** A process of the product, or the bare server, as it runs in production: built, its log in a file. */
export interface Started {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Setting {
  readonly cluster: Cluster;
  readonly database: string;
  readonly memory: MemoryWatch;
  /** What the bare server writes for each request. */
  readonly entryBytes: number;
  /** None: queues in PostgreSQL. */
  readonly redisUrl?: string | undefined;
  /** Directory for a CPU profile. */
  readonly profile?: string | undefined;
}

const mains = {
  api: 'apps/api/src/main.js',
  worker: 'apps/worker/src/main.js',
  'bare server': 'bench/http/bare-server.js',
  'fixed server': 'bench/http/fixed-server.js',
} as const;

export type ProcessName = keyof typeof mains;

/** Starts it and waits until it says that it serves. @throws Error when it ends before */
export async function startProcess(name: ProcessName, setting: Setting): Promise<Started> {
  const { cluster, database, memory, redisUrl, profile } = setting;
  const port = await freePort();
  const role = name === 'worker' ? 'worker' : 'api';
  const env = {
    ...process.env,
    DATABASE_URL: roleUrl(cluster.superuserUrl(database), role, cluster.secrets),
    ...(redisUrl === undefined ? { QUEUE_DATABASE_URL: cluster.queueUrl } : { REDIS_URL: redisUrl }),
    DUIBIAO_HOME: cluster.home,
    DUIBIAO_SECRET: cluster.secret.toString('base64'),
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'info',
    NODE_ENV: 'production',
    ENTRY_BYTES: String(setting.entryBytes),
  };
  mkdirSync(path.join(cluster.home, 'logs'), { recursive: true });
  const log = openSync(path.join(cluster.home, 'logs', `${name}.log`), 'a');
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = spawn(process.execPath, [...flags, path.join(projectRoot, 'dist', mains[name])], {
    env,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  memory.watch(name, child.pid ?? 0);
  await ready(child, name, cluster.home);
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      memory.peaks();
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function ready(child: ChildProcess, name: string, home: string): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the ${name} ended with ${code}; its log is ${home}/logs/${name}.log`);
  });
  ended.catch(() => {});
  await Promise.race([once(child, 'message'), ended]);
}
