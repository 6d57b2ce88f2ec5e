import { type DayNumber, dayNumber } from '../fold/calendar.js';
import { asText, textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { firstBy, readOf, selecting, together } from '../fold/select.js';
import { keysOf, readsOfSpans, type Span, spansOf, standsOn } from '../fold/spans.js';
import type { PerSubjectMinParameters } from './per-subject-min.schema.js';
import { tallyVacantPosts, vacancyReads } from './vacant-posts.fold.js';

type Parameters = PerSubjectMinParameters;
type Count = Parameters['counts'][number];

const flag = (is: boolean): bigint => (is ? 1n : 0n);

/** How many distinct events of a count there are on D: dated within the window, and whenever. */
interface Reached {
  readonly inWindow: number;
  readonly atAll: number;
}

/** A subject's place on the roster: by which entry. */
interface Place extends Span {
  readonly entry: number;
}
const firstEntry = (a: Place, b: Place): number =>
  a.entry - b.entry || b.day - a.day || (a.fact.thing < b.fact.thing ? -1 : 1);

/** What counts within the window, by its first day. */
const countedOf = ({ any }: Count, { from }: Parameters['window']) =>
  any.map((one) => ({ ...one, from: from !== undefined && (one.from ?? '') < from ? from : one.from }));

/**
 * met(s) ⇔ c(s) ≥ m(role(s)), for every count (plan-catalogue 1.4). After the window's last day the roster stays as it was on it; what was filed
 * within the window may be confirmed after it, what is filed after it only makes `late`.
 */
export const perSubjectMinFold: KindFold<Parameters> = {
  reads: ({ roster, counts, window, posts }) => [
    ...roster.flatMap((entry) => readsOfSpans(entry, entry.owner)),
    ...counts.flatMap((count) =>
      countedOf(count, window).flatMap(({ receipt, ...one }) => [
        readOf(one, count.distinctBy, ...(receipt?.match ?? [])),
        ...(receipt === undefined ? [] : [readOf(receipt, ...receipt.match)]),
      ]),
    ),
    ...(posts === undefined ? [] : vacancyReads(posts)),
  ],
  measure({ roster, counts, window, posts }, point, tally) {
    const last = window.to === undefined ? Infinity : dayNumber(window.to);
    const on = Math.min(point.day, last);
    const entries = roster.map((one) => ({ ...one, spans: spansOf(point, one) }));
    const reached = counts.map((count) => counting(count, window, point, last));
    for (const subject of keysOf(point, roster)) {
      const places = entries.flatMap(({ spans }, entry) =>
        spans(subject).flatMap((span): Place[] => (standsOn(span, on) ? [{ ...span, entry }] : [])),
      );
      const place = firstBy(places, firstEntry);
      const entry = place && roster[place.entry];
      const unit = entry && textOf(place.fact, entry.owner);
      if (unit === undefined || entry === undefined) continue;
      const each = counts.map((count, at) => {
        const min = entry.mins[count.name] ?? entry.min ?? count.min ?? 1;
        return { min, ...(reached[at]?.(subject) ?? { inWindow: 0, atAll: 0 }) };
      });
      const isMet = each.every(({ inWindow, min }) => inWindow >= min);
      const isLate = !isMet && each.every(({ atAll, min }) => atAll >= min);
      const counted = each.reduce((sum, { inWindow, min }) => sum + Math.min(inWindow, min), 0);
      const required = each.reduce((sum, { min }) => sum + min, 0);
      tally.sum(unit, '', [flag(isMet), 1n, BigInt(counted), BigInt(required), flag(isLate)]);
    }
    if (posts !== undefined) tallyVacantPosts(posts, point, on, tally);
  },
};

/** The distinct events of a count on D. One that needs a receipt is there from the receipt's day on, never before its own. */
function counting(
  count: Count,
  window: Parameters['window'],
  point: FoldPoint,
  last: DayNumber,
): (subject: string) => Reached {
  const selectors = countedOf(count, window).map(({ receipt, ...one }) => ({
    found: point.about(one.fact, one.by),
    select: selecting(one),
    receipt: receipt && {
      match: receipt.match,
      found: point.about(receipt.fact, receipt.by),
      select: selecting(receipt),
    },
  }));
  const { distinctBy } = count;
  return (subject) => {
    const [inWindow, atAll] = [new Set<string>(), new Set<string>()];
    for (const { found, select, receipt } of selectors) {
      for (const { fact, day } of select(found.get(subject))) {
        if (day > point.day) continue;
        if (receipt !== undefined) {
          const text = together(fact, receipt.match);
          const confirmed = receipt.select(receipt.found.get(subject));
          if (!confirmed.some((one) => one.day <= point.day && together(one.fact, receipt.match) === text)) continue;
        }
        const event = (distinctBy === undefined ? undefined : asText(fact.said(distinctBy))) ?? fact.thing;
        atAll.add(event);
        if (day <= last) inWindow.add(event);
      }
    }
    return { inWindow: inWindow.size, atAll: atAll.size };
  };
}
