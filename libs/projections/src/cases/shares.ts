/** Cases that a definition had in a batch, by the ledger's number of it. */
export type Weights = Readonly<Record<string, number>>;

/**
 * Shares definitions out: the first share is for whoever also writes what all find, which takes half as long again, so it gets less. The
 * heaviest goes first to where it is done soonest; one that nothing is known of counts as light.
 */
export function sharesOf(
  definitions: readonly number[],
  weights: Weights,
  lanes: number,
): readonly (readonly number[])[] {
  const shares = Array.from({ length: lanes + 1 }, (_, n) => ({
    pace: n === 0 ? 1 : 1.5,
    load: 0,
    own: [] as number[],
  }));
  const weight = (definition: number): number => weights[definition] ?? 1;
  for (const definition of definitions.toSorted((a, b) => weight(b) - weight(a) || a - b)) {
    const ends = shares.map(({ load, pace }) => (load + weight(definition)) / pace);
    const soonest = shares[ends.indexOf(Math.min(...ends))];
    if (soonest === undefined) break;
    soonest.load += weight(definition);
    soonest.own.push(definition);
  }
  return shares.map(({ own }) => own);
}
