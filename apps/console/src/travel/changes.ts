import type { Attainment } from '../api/types.js';
import { badness } from '../verdict/verdicts.js';

/** An indicator that says something different at two moments; null where one of them has no such indicator. */
export interface Change {
  readonly indicator: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly item: number;
  readonly a: Attainment | null;
  readonly b: Attainment | null;
  readonly isVerdict: boolean;
}

/** What differs between two answers about one unit, verdicts before mere values, the worst first. */
export function changesOf(a: readonly Attainment[], b: readonly Attainment[]): readonly Change[] {
  const [first, second] = [byIndicator(a), byIndicator(b)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .flatMap((indicator) => {
      const [one, other] = [first.get(indicator) ?? null, second.get(indicator) ?? null];
      const any = other ?? one;
      if (any === null || isSame(one, other)) return [];
      const isVerdict = one?.verdict !== other?.verdict;
      return [{ indicator, name: any.name, item: any.item, a: one, b: other, isVerdict }];
    })
    .sort(worstFirst);
}

const byIndicator = (all: readonly Attainment[]): ReadonlyMap<string, Attainment> =>
  new Map(all.map((one) => [one.indicator, one]));

function exact(one: Attainment): string {
  const { value } = one;
  return value === null ? '' : `${value.numerator}/${value.denominator}`;
}

const isSame = (one: Attainment | null, other: Attainment | null): boolean =>
  one !== null && other !== null && one.verdict === other.verdict && exact(one) === exact(other);

function worstFirst(one: Change, other: Change): number {
  if (one.isVerdict !== other.isVerdict) return one.isVerdict ? -1 : 1;
  return badness(one.b?.verdict ?? '') - badness(other.b?.verdict ?? '') || one.item - other.item;
}
