import { type DayNumber, dayNumber } from './calendar.js';
import { asText, type FoldFact, type Said } from './fold-fact.js';
import type { Read } from './kind-fold.js';

/** What every selector of a plan says of the facts it means. */
export interface Wanted {
  readonly fact: string;
  readonly by: string;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[]>> | undefined;
  readonly day: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What a selector reads of its facts, with the fields that the kind looks at besides. */
export const readOf = ({ fact, by, where, day }: Wanted, ...more: readonly (string | null | undefined)[]): Read => ({
  fact,
  by,
  fields: [...Object.keys(where ?? {}), day, ...more.filter((name) => typeof name === 'string')],
});

/** A fact with the day from which it counts. */
export interface Dated {
  readonly fact: FoldFact;
  readonly day: DayNumber;
}

/** Finds the facts that a selector means. One without its day never counts. */
export function selecting({
  where,
  day,
  from,
  to,
}: Wanted): (facts: readonly FoldFact[] | undefined) => readonly Dated[] {
  const fields = Object.entries(where ?? {});
  const first = from === undefined ? -Infinity : dayNumber(from);
  const last = to === undefined ? Infinity : dayNumber(to);
  return (facts) => {
    if (facts === undefined) return none;
    const found: Dated[] = [];
    for (const fact of facts) {
      const on = fact.day(day);
      if (on === undefined || on < first || on > last) continue;
      if (fields.every(([field, codes]) => holdsOneOf(fact.said(field), codes))) found.push({ fact, day: on });
    }
    return found;
  };
}

const none: readonly Dated[] = [];

/** Whether a field is one of the codes, or a list that holds one. */
function holdsOneOf(said: Said | undefined, codes: readonly (string | number | boolean)[]): boolean {
  if (said === undefined) return false;
  return typeof said === 'object' ? said.some((one) => codes.includes(one)) : codes.includes(said);
}

/** What the fields say together; facts with the same text belong to each other. */
export const together = (fact: FoldFact, fields: readonly string[]): string =>
  fields.map((field) => asText(fact.said(field)) ?? fact.day(field) ?? '').join('@');

/** The earlier day first, then the smaller thing: the order in which facts are taken where only one can count. */
export const byDay = (a: Dated, b: Dated): number => a.day - b.day || (a.fact.thing < b.fact.thing ? -1 : 1);

/** The later day first, then the smaller thing. */
export const byLatest = (a: Dated, b: Dated): number => b.day - a.day || (a.fact.thing < b.fact.thing ? -1 : 1);

/** The first of a list by an order; undefined of an empty one. */
export function firstBy<T>(list: readonly T[], order: (a: T, b: T) => number): T | undefined {
  let best: T | undefined;
  for (const one of list) if (best === undefined || order(one, best) < 0) best = one;
  return best;
}
