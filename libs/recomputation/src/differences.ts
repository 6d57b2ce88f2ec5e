import { canonicalJson } from '@duibiao/facts';
import { compareResults, readResult, type ResultLine } from '@duibiao/results';
import type { RunDifference } from './recomputation.js';
import type { ThreeWays } from './three-ways.js';

/** So many keys are named; the results themselves are not kept, they can be computed again. */
const named = 20;

/** Where what was kept up, or computed anew by SQL, says something else than the fold. */
export function findDifferences({ kept, computed, folded }: Omit<ThreeWays, 'head'>): {
  readonly differences: readonly RunDifference[];
  readonly count: number;
} {
  const auditors = readResult(folded.bytes);
  const ways = { 'kept and folded': kept, 'computed and folded': computed } as const;
  const all = Object.entries(ways).flatMap(([between, way]) =>
    way.digest === folded.digest
      ? []
      : compareResults(readResult(way.bytes), auditors).map(({ indicator, unit, first, second }): RunDifference => {
          const said = saidBy(first, second);
          return { between: between as keyof typeof ways, indicator, unit, first: said(first), second: said(second) };
        }),
  );
  // some of each, whichever has more
  const some = Object.keys(ways).flatMap((between) => all.filter((one) => one.between === between).slice(0, named / 2));
  return { differences: some, count: all.length };
}

/** The value and verdict, or the whole line where these are alike. */
function saidBy(a: ResultLine | null, b: ResultLine | null): (line: ResultLine | null) => string {
  const short = (line: ResultLine | null): string =>
    line === null ? 'nothing' : `${line.value ?? '—'} ${line.verdict}`;
  return short(a) === short(b) ? (line) => canonicalJson(line) : short;
}
