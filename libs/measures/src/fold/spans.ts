import type { DayNumber } from './calendar.js';
import type { FoldPoint, Read } from './kind-fold.js';
import { type Dated, readOf, selecting, together, type Wanted } from './select.js';
import type { FoldFact } from './fold-fact.js';

/** A selector whose facts stand until others end them. */
export interface Standing extends Wanted {
  readonly ended?: (Wanted & { readonly match: readonly string[] }) | undefined;
}

/** A fact from its day on; `ends` is the first day on which it no longer holds, Infinity while it stands. */
export interface Span extends Dated {
  readonly ends: DayNumber;
}

export const standsOn = ({ day, ends }: Span, on: DayNumber): boolean => day <= on && on < ends;

/** What a standing selector reads, with the fields of the begin that the kind looks at besides. */
export function readsOfSpans(selector: Standing, ...more: readonly (string | null | undefined)[]): readonly Read[] {
  const { ended } = selector;
  if (ended === undefined) return [readOf(selector, ...more)];
  return [readOf(selector, ...more, ...ended.match), readOf(ended, ...ended.match)];
}

/**
 * The spans of a selector under each key. A fact is ended by the first end of the same `match` on a later day: an end on the very day
 * of a begin ended what stood before (who is promoted leaves the old rank and takes the new one on one day).
 */
export function spansOf(point: FoldPoint, selector: Standing): (key: string) => readonly Span[] {
  const { fact, by, ended } = selector;
  const begins = point.about(fact, by);
  const select = selecting(selector);
  if (ended === undefined) return (key) => select(begins.get(key)).map((one) => ({ ...one, ends: Infinity }));
  const ends = point.about(ended.fact, ended.by);
  const selectEnds = selecting(ended);
  return (key) => endedBy(select(begins.get(key)), selectEnds(ends.get(key)), ended.match);
}

/** Spans of facts, each until the first later end that has the same `match`. */
export function endedBy(begins: readonly Dated[], ends: readonly Dated[], match: readonly string[]): readonly Span[] {
  if (ends.length === 0) return begins.map((one) => ({ ...one, ends: Infinity }));
  const days = new Map<string, DayNumber[]>();
  for (const { fact, day } of ends) {
    const text = together(fact, match);
    const known = days.get(text);
    if (known === undefined) days.set(text, [day]);
    else known.push(day);
  }
  for (const known of days.values()) known.sort((a, b) => a - b);
  const endOf = (fact: FoldFact, day: DayNumber): DayNumber =>
    days.get(together(fact, match))?.find((one) => one > day) ?? Infinity;
  return begins.map(({ fact, day }) => ({ fact, day, ends: endOf(fact, day) }));
}

/** Every key under which one of several selectors may find something. */
export function keysOf(point: FoldPoint, selectors: readonly Wanted[]): Iterable<string> {
  return new Set(selectors.flatMap(({ fact, by }) => [...point.about(fact, by).keys()]));
}
