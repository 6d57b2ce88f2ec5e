import { amountOf } from '../fold/amount.js';
import { type DayNumber, dayNumber } from '../fold/calendar.js';
import { textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { byLatest, type Dated, firstBy, readOf, selecting } from '../fold/select.js';
import { keysOf, readsOfSpans, type Span, spansOf, standsOn } from '../fold/spans.js';
import type { RatingParameters } from './rating.schema.js';

type Scheme = RatingParameters['schemes'][number];

/** Scores of at most 3 decimals times weights of at most 3. */
const scale = 3;
const points = (text: unknown): bigint | null => amountOf(text, scale);

/** A subject's place in the frame, with the number of the selector that put it there. */
interface Place extends Span {
  readonly frame: number;
}

/** One rating: the scores of one round under one version, by aspect the newest. */
interface Round {
  readonly version: number;
  readonly round: number;
  readonly last: DayNumber;
  readonly scores: ReadonlyMap<string, Dated>;
}

/**
 * level = scheme(version)(scores) of everyone in the frame on D (plan-catalogue 1.11). The newest rating counts, complete or not; a missing aspect
 * makes it incomplete, never zero.
 */
export const ratingFold: KindFold<RatingParameters> = {
  reads: ({ frame, scores }) => [
    ...frame.flatMap((one) => readsOfSpans(one, 'unit')),
    readOf(scores, 'schemeVersion', 'round', 'aspect', 'score', 'subject'),
  ],
  measure({ frame, scores, schemes }, point, tally) {
    const frames = frame.map((one) => spansOf(point, one));
    const newest = rating({ frame, scores, schemes }, point);
    for (const key of keysOf(point, frame)) {
      const places = frames.flatMap((spans, at) =>
        spans(key).flatMap((span): Place[] => (standsOn(span, point.day) ? [{ ...span, frame: at }] : [])),
      );
      const place = firstBy(
        places,
        (a, b) => b.day - a.day || a.frame - b.frame || (a.fact.thing < b.fact.thing ? -1 : 1),
      );
      const unit = place && textOf(place.fact, 'unit');
      if (unit === undefined) continue;
      const state = stateOf(newest(key), schemes);
      const isComplete = !['unrated', 'scheme-missing', 'incomplete'].includes(state);
      tally.sum(unit, '', [isComplete ? 1n : 0n, 1n]);
      tally.sum(unit, state, [1n]);
    }
  },
};

/** The rating of a subject that counts on D: the one whose last score is the newest, then the higher version, the higher round. */
function rating({ scores, schemes }: RatingParameters, point: FoldPoint): (key: string) => Round | undefined {
  const found = point.about(scores.fact, scores.by);
  const select = selecting(scores);
  const validFrom = new Map(
    schemes.map(({ version, from }) => [version, from === undefined ? -Infinity : dayNumber(from)]),
  );
  const counts = ({ fact, day }: Dated): boolean =>
    day <= point.day &&
    (scores.by === 'subject' || fact.said('subject') === undefined) &&
    day >= (validFrom.get(numberIn(fact.said('schemeVersion'), 0)) ?? -Infinity);
  return (key) => {
    const rounds = Map.groupBy(select(found.get(key)).filter(counts), ({ fact }) => {
      return `${numberIn(fact.said('schemeVersion'), 0)} ${numberIn(fact.said('round'), 1)}`;
    });
    const all = [...rounds].map(([name, facts]): Round => {
      const [version = 0, round = 1] = name.split(' ').map(Number);
      const byAspect = Map.groupBy(facts, ({ fact }) => textOf(fact, 'aspect') ?? '');
      const newest = [...byAspect].flatMap(([aspect, of]) => {
        const one = firstBy(of, byLatest);
        return one === undefined ? [] : [[aspect, one] as const];
      });
      return { version, round, last: Math.max(...facts.map(({ day }) => day)), scores: new Map(newest) };
    });
    return firstBy(all, (a, b) => b.last - a.last || b.version - a.version || b.round - a.round);
  };
}

const numberIn = (said: unknown, otherwise: number): number => (typeof said === 'number' ? said : otherwise);

/** The slice under which a rating is counted. */
function stateOf(round: Round | undefined, schemes: readonly Scheme[]): string {
  if (round === undefined) return 'unrated';
  const scheme = schemes.find(({ version }) => version === round.version);
  if (scheme === undefined) return 'scheme-missing';
  let total = 0n;
  for (const { name, weight, min, max } of scheme.aspects) {
    const score = points(round.scores.get(name)?.fact.said('score'));
    if (score === null || score < (points(min) ?? 0n) || score > (points(max) ?? 0n)) return 'incomplete';
    total += score * (points(weight) ?? 0n);
  }
  const levels = scheme.levels.map(({ name, atLeast }) => ({ name, atLeast: (points(atLeast) ?? 0n) * 1000n }));
  const reached = levels.filter(({ atLeast }) => total >= atLeast);
  const level = firstBy(reached, (a, b) => (a.atLeast === b.atLeast ? 0 : a.atLeast > b.atLeast ? -1 : 1));
  return level === undefined ? 'below' : `level/${level.name}`;
}
