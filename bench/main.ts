import os from 'node:os';
import { ClearError } from '@duibiao/platform';
import { appendLoad } from './loads/append.js';
import { httpLoad } from './loads/http.js';
import { latencyLoad } from './loads/latency.js';
import { logLoad } from './loads/log.js';
import { projectionLoad } from './loads/projection.js';
import { yearLoad } from './loads/year.js';
import { type LoadName, type Options, readOptions } from './options.js';
import { startCluster } from './rig/cluster.js';
import { fill, type Filled } from './rig/filling.js';
import { MemoryWatch } from './rig/memory.js';
import { startRedis } from './rig/redis.js';
import { say } from './rig/say.js';
import { type Load, onCopy } from './rig/stage.js';
import { type Line, table } from './rig/table.js';

/** `npm run bench`: its own PostgreSQL, a filled ledger, each load on a copy of it, one table. */
async function bench(options: Options): Promise<void> {
  const cluster = await startCluster();
  const memory = new MemoryWatch(cluster.postmaster);
  memory.watch('bench', process.pid);
  const redis = options.only.includes('latency') ? await startRedis(cluster.home) : undefined;
  if (redis !== undefined) memory.watch('Redis', redis.pid);
  const measure = async (): Promise<void> => {
    const notes: string[] = [];
    const note = (line: string): void => {
      notes.push(line);
      say(line);
    };
    const setting = { cluster, options, memory, note };
    const lines: Line[] = [];
    const keep = (found: readonly Line[]): void => {
      lines.push(...found);
      say(table(found));
    };
    let filled: Filled | undefined;
    const run = async (name: string, load: Load): Promise<void> => {
      filled ??= await fill(cluster, options.facts, options.only.some(isOfReadModels));
      keep(await onCopy({ ...filled, ...setting }, name, load));
    };
    const loads: Record<LoadName, () => Promise<void>> = {
      append: () => run('append', appendLoad),
      http: () => run('http', httpLoad),
      projection: () => run('projection', projectionLoad),
      latency: async () => {
        await run('latency', (stage) => latencyLoad(stage, undefined));
        if (redis === undefined) say('\nSKIPPED: redis-server not found: latency is measured on PostgreSQL only.\n');
        else await run('latency', (stage) => latencyLoad(stage, redis.url));
      },
      log: () => run('log', logLoad),
      year: async () => keep(await yearLoad(setting)),
    };
    for (const name of options.only) await loads[name]();
    process.stdout.write(`\n${table(lines)}\n\n${conditions(options)}\n\n${notes.join('\n')}\n\nPeak memory (MiB)\n`);
    for (const [name, mib] of memory.peaks()) process.stdout.write(`  ${name}: ${mib}\n`);
  };
  try {
    await Promise.race([measure(), untilBroken()]);
  } finally {
    memory.stop();
    await redis?.stop();
    await cluster.stop();
  }
}

/** The log is made of entries alone; the year has a ledger of its own. */
const isOfReadModels = (load: LoadName): boolean => load !== 'log' && load !== 'year';

/** Rejects on a signal or a fault that nobody caught: PostgreSQL must be stopped before this process ends. */
const untilBroken = (): Promise<never> =>
  new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => reject(new ClearError(`ended by ${signal}: nothing is left behind`)));
    }
    process.on('uncaughtException', reject).on('unhandledRejection', reject);
    process.stdout.on('error', reject);
  });

function conditions({ rounds, seconds, facts, yearFacts }: Options): string {
  const [cpu] = os.cpus();
  return (
    `Medians of ${rounds} rounds of ${seconds} s, floor and ours in turn, on a ledger of ${facts.toLocaleString('en')} facts (the year: ${yearFacts.toLocaleString('en')}). ` +
    `${os.cpus().length} × ${cpu?.model ?? 'processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ` +
    `PostgreSQL 18 with fsync on. Load average at the end ${os
      .loadavg()
      .map((one) => one.toFixed(1))
      .join(', ')}.`
  );
}

try {
  await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  const isClear = error instanceof ClearError;
  process.stderr.write(`${isClear ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = isClear ? error.exitCode : 1;
}
process.exit();
