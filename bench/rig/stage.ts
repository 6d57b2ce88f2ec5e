import type { ProposedFact } from '@duibiao/facts';
import type { Options } from '../options.js';
import type { Cluster } from './cluster.js';
import { filled } from './cluster.js';
import { acceptances } from './facts.js';
import type { Filled } from './filling.js';
import type { MemoryWatch } from './memory.js';
import { say } from './say.js';
import type { Line } from './table.js';

/** What a load runs on: a copy of the filled database of its own, and facts that are not in it yet. */
export interface Stage extends Filled {
  readonly cluster: Cluster;
  readonly database: string;
  readonly options: Options;
  readonly memory: MemoryWatch;
  /** Keeps a remark for the end of the report. */
  readonly note: (line: string) => void;
  readonly facts: Iterator<ProposedFact, never>;
}

export type Load = (stage: Stage) => Promise<readonly Line[]>;

/** Runs a load on a fresh copy of the filled database. */
export async function onCopy(
  base: Filled & {
    readonly cluster: Cluster;
    readonly options: Options;
    readonly memory: MemoryWatch;
    readonly note: (line: string) => void;
  },
  name: string,
  load: Load,
): Promise<readonly Line[]> {
  const database = `bench_${name}`;
  say(`Measuring ${name} …`);
  await base.cluster.copy(filled, database);
  try {
    return await load({ ...base, database, facts: acceptances(base.places, base.subjects) });
  } finally {
    await base.cluster.drop(database);
  }
}

export const nextFact = ({ facts }: Stage): ProposedFact => facts.next().value;
