import { provePosition, readLog } from '@duibiao/sealing';
import type pg from 'pg';
import { ledger } from '../rig/filling.js';
import { percentile, series } from '../rig/series.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

/** Proofs of a round. */
const PROOFS = 2_000;
const WARM_UP = 300;

/** Proofs of random positions, one after the other. */
export async function proving({ options }: Stage, api: pg.Pool): Promise<Line[]> {
  const size = (await readLog(api, ledger))?.size ?? 0;
  const times = async (count: number): Promise<number[]> => {
    const found: number[] = [];
    while (found.length < count) {
      const began = performance.now();
      const proof = await provePosition(api, ledger, 1 + Math.floor(Math.random() * size));
      if (proof.state !== 'proved') throw new Error('a sealed position was not proved');
      found.push(performance.now() - began);
    }
    return found;
  };
  await times(WARM_UP);
  const rounds: number[][] = [];
  while (rounds.length < options.rounds) rounds.push(await times(PROOFS));
  const load = `log, inclusion proof at ${size.toLocaleString('en')} leaves`;
  const at = (share: number) => series(rounds.map((round) => percentile(round, share)));
  return [
    { load: `${load}, p50`, unit: 'ms', ours: at(0.5) },
    { load: `${load}, p99`, unit: 'ms', ours: at(0.99), target: { of: 'ours', below: 5 } },
  ];
}
