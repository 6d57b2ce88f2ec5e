import { Random } from '../../libs/demonstration/src/random.js';

/** What is drawn follows from it; when a process is struck depends on the machine as well. `FAULT_SEED=…` repeats it. */
export const seed = whole('FAULT_SEED', 0) ?? Math.trunc(Math.random() * 2 ** 31);

const longer = whole('FAULT_ROUNDS', 1) ?? 1;

/** So many rounds, times `FAULT_ROUNDS`. */
export const rounds = (usual: number): number => usual * longer;

/** Numbers of a run's own, or of one part of it. */
export const randomOf = (label: string): Random => new Random(seed, label);

/** Says in the output which seed runs, also where all goes well. */
export function tellSeed(file: string): void {
  process.stdout.write(`fault run ${file}: FAULT_SEED=${seed}${longer === 1 ? '' : ` FAULT_ROUNDS=${longer}`}\n`);
}

export type { Random };

function whole(name: string, least: number): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name}=${text}: a whole number from ${least}`);
}
