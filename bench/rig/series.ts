/** Several rounds of one figure. */
export interface Series {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function series(figures: readonly number[]): Series {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)] ?? Number.NaN, sorted[Math.ceil(middle)] ?? Number.NaN];
  return { median: (low + high) / 2, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** The figure below which a share of all lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Floor and ours in turn: A B A B …, so that what else the machine does meets both alike. */
export async function inTurn(
  rounds: number,
  floor: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<{ readonly floor: Series; readonly ours: Series; readonly ratio: Series }> {
  const figures: [number, number][] = [];
  for (let round = 0; round < rounds; round++) {
    const below = await floor();
    figures.push([below, await ours()]);
  }
  return {
    floor: series(figures.map(([below]) => below)),
    ours: series(figures.map(([, own]) => own)),
    ratio: series(figures.map(([below, own]) => own / below)),
  };
}
