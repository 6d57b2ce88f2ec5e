import { type DayNumber, dateOf, monthsLater } from '../fold/calendar.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { readOf, selecting, together } from '../fold/select.js';
import { readsOfSpans, type Span, spansOf } from '../fold/spans.js';
import type { DurationParameters } from './duration-in-window.schema.js';

type Parameters = DurationParameters;

/** Days spent at a host: the first and the last, Infinity while it goes on. */
interface Stay {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

const states = {
  met: [1n],
  missed: [0n, 1n],
  open: [0n, 0n, 1n],
  left: [0n, 0n, 0n, 1n],
} as const;

/**
 * The length inside [a, a + W) at the right host, overlaps merged (plan-catalogue 1.8): every term that began by D in one of four states. What was
 * reached while in office stays; who left office before the window closed is `left`, whoever else has not reached it by its end has missed it.
 */
export const durationInWindowFold: KindFold<Parameters> = {
  reads: ({ term, placement: { ended, ...begun } }) => [
    ...readsOfSpans(term),
    readOf(begun, ...ended.match),
    readOf(ended, ended.started, ...ended.match),
  ],
  measure(parameters, point, tally) {
    const { term, window } = parameters;
    const spans = spansOf(point, term);
    const stays = staying(parameters, point);
    const months = 'years' in window ? 12 * window.years : window.months;
    for (const person of point.about(term.fact, term.by).keys()) {
      for (const one of spans(person)) {
        if (one.day > point.day) continue;
        const closes = monthsLater(one.day, months);
        tally.sum(one.fact.owner, '', states[stateOf(one, closes, stays(person), parameters, point.day)]);
      }
    }
  },
};

/** All stays of a person: a stay is ended by the earliest end that names its first day and has the same `match`. */
function staying({ placement }: Parameters, point: FoldPoint): (person: string) => readonly Stay[] {
  const { ended, ...begun } = placement;
  const [select, selectEnds] = [selecting(begun), selecting(ended)];
  const [found, ends] = [point.about(begun.fact, begun.by), point.about(ended.fact, ended.by)];
  return (person) => {
    const over = selectEnds(ends.get(person));
    return select(found.get(person)).map(({ fact, day }) => {
      const text = together(fact, ended.match);
      const days = over.flatMap((end) =>
        end.fact.day(ended.started) === day && together(end.fact, ended.match) === text ? [end.day] : [],
      );
      return { first: day, last: Math.min(Infinity, ...days) };
    });
  };
}

function stateOf(
  term: Span,
  closes: DayNumber,
  all: readonly Stay[],
  { counting, length, daysPerMonth }: Parameters,
  day: DayNumber,
): keyof typeof states {
  const isCut = counting === 'inside-window';
  const stays = all
    .filter(({ first, last }) => first < closes && last >= term.day && (isCut || first >= term.day))
    .map(({ first, last }) =>
      isCut ? { first: Math.max(first, term.day), last: Math.min(last, closes - 1) } : { first, last },
    );
  const met = Math.min(runCompleted(stays, length.months), sumReached(stays, length.months * daysPerMonth));
  if (met < term.ends) return met <= day ? 'met' : 'open';
  if (term.ends < closes) return term.ends <= day ? 'left' : 'open';
  // a stay begun in the window counts whole: nothing is missed while one goes on, unless office ends it
  const over = isCut ? -Infinity : Math.min(Math.max(-Infinity, ...stays.map(({ last }) => last)), term.ends);
  return Math.max(closes, over) <= day ? 'missed' : 'open';
}

/** The first day on which one stay has run n calendar months (d … d−1); Infinity where none does. */
function runCompleted(stays: readonly Stay[], months: number): DayNumber {
  const ends = stays.flatMap(({ first, last }) => {
    const later = monthsLater(first, months);
    const end = dateOf(later).date < dateOf(first).date ? later : later - 1;
    return end <= last ? [end] : [];
  });
  return Math.min(Infinity, ...ends);
}

/** The day on which so many different days have been spent in all; Infinity where they are not reached. */
function sumReached(stays: readonly Stay[], days: number): DayNumber {
  let [spent, until] = [0, -Infinity];
  for (const { first, last } of stays.toSorted((a, b) => a.first - b.first || a.last - b.last)) {
    const fresh = Math.max(first, until + 1);
    if (last < fresh) continue;
    if (spent + (last - fresh + 1) >= days) return fresh + (days - spent) - 1;
    spent += last - fresh + 1;
    until = last;
  }
  return Infinity;
}
