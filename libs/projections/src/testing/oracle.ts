import type { Happening, PlainFact, RatioParameters } from '@duibiao/measures';
import { streamOf, thingOf } from './history.js';

/** The sources of a thing, best first, as `seeds/fact-kinds.yaml` ranks them. */
function rank(fact: PlainFact): number {
  if ('import' in fact.source) return 9;
  const names = fact.kind === 'graduate.marked' ? ['unit'] : ['to', 'from'];
  const unit = fact.source.unit;
  const place = names.findIndex((name) => fact.refs[name] === unit);
  return place === -1 ? 8 : place;
}

const one = (reference: string | readonly string[] | undefined): string =>
  typeof reference === 'string' ? reference : '';

const sourceText = ({ source }: PlainFact): string =>
  'unit' in source ? `unit:${source.unit}` : `import:${source.import}`;

/**
 * A ratio by brute force, from its definition in the catalogue alone: all happenings up to P, in memory, no SQL, no
 * intervals. Returns n and d of each owner unit.
 */
export function naiveRatio(
  parameters: RatioParameters,
  happenings: readonly Happening[],
  day: string,
  tree: Readonly<Record<string, string | null>>,
): Map<string, { n: bigint; d: bigint }> {
  const current = new Map<string, PlainFact>();
  for (const { type, fact } of happenings) {
    if (type === 'fact-voided') current.delete(streamOf(fact));
    else current.set(streamOf(fact), fact);
  }
  const things = new Map<string, PlainFact>();
  for (const fact of current.values()) {
    const other = things.get(thingOf(fact));
    const isBetter =
      other === undefined ||
      rank(fact) < rank(other) ||
      (rank(fact) === rank(other) && sourceText(fact) < sourceText(other));
    if (isBetter) things.set(thingOf(fact), fact);
  }
  const { denominator, numerator, period, subject } = parameters;
  const totals = new Map<string, { n: bigint; d: bigint }>();
  for (const mark of things.values()) {
    if (mark.kind !== denominator.fact || (mark.days[denominator.from] ?? '') > day) continue;
    if (denominator.period !== undefined && mark.values[denominator.period] !== period) continue;
    if (!Object.entries(denominator.where).every(([name, codes]) => codes.includes(mark.values[name] ?? ''))) continue;
    const owner = one(mark.refs[denominator.owner]);
    const isLinked = [...things.values()].some(
      (link) =>
        link.kind === numerator.fact &&
        link.refs[subject] === mark.refs[subject] &&
        (link.days[numerator.from] ?? '') <= day &&
        (numerator.elsewhere === undefined || !isAtOrBelow(tree, one(link.refs[numerator.elsewhere]), owner)) &&
        (numerator.notBefore === undefined || (link.days[numerator.from] ?? '') >= (mark.days[denominator.from] ?? '')),
    );
    const total = totals.get(owner) ?? { n: 0n, d: 0n };
    totals.set(owner, { n: total.n + (isLinked ? 1n : 0n), d: total.d + 1n });
  }
  return totals;
}

/** The totals of a unit with everything below it. */
export function rolledUp(
  totals: ReadonlyMap<string, { n: bigint; d: bigint }>,
  tree: Readonly<Record<string, string | null>>,
  unit: string,
): bigint[] {
  let [n, d] = [0n, 0n];
  for (const [owner, total] of totals) {
    if (!isAtOrBelow(tree, owner, unit)) continue;
    n += total.n;
    d += total.d;
  }
  return [n, d];
}

function isAtOrBelow(
  tree: Readonly<Record<string, string | null>>,
  unit: string | null | undefined,
  top: string,
): boolean {
  return unit === top || (unit !== null && unit !== undefined && isAtOrBelow(tree, tree[unit], top));
}
