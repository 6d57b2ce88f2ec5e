import { textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { firstBy } from '../fold/select.js';
import { keysOf, readsOfSpans, type Span, spansOf, standsOn } from '../fold/spans.js';
import { type CoverageCondition, type CoverageParameters, nameOf } from './coverage.schema.js';

const holds = [0n, 0n, 0n, 1n];
const flag = (is: boolean): bigint => (is ? 1n : 0n);

/** The selectors of a condition; their own days go before its `within`. */
const selectorsOf = ({ any, within }: CoverageCondition) =>
  any.map((one) => ({ ...one, from: one.from ?? within?.from, to: one.to ?? within?.to }));

/** Whether a condition holds for an entry on D, and whether any fact that it names is there by then. */
function condition(one: CoverageCondition, point: FoldPoint): (key: string) => { isMet: boolean; hasData: boolean } {
  const selectors = selectorsOf(one).map((selector) => ({
    spans: spansOf(point, selector),
    ends: selector.ended === undefined ? undefined : spansOf(point, selector.ended),
  }));
  return (key) => {
    const standing = new Set<string>();
    let hasData = false;
    for (const { spans, ends } of selectors) {
      for (const span of spans(key)) {
        if (span.day <= point.day) hasData = true;
        if (standsOn(span, point.day)) standing.add(span.fact.thing);
      }
      if (ends?.(key).some(({ day }) => day <= point.day) === true) hasData = true;
    }
    return { isMet: standing.size >= one.atLeast, hasData };
  };
}

/** An entry's place in a frame: which selector put it there, for whom it counts. */
interface Place extends Span {
  readonly frame: number;
  readonly owner: string;
}

/** The one that began last; of several on one day that of the earlier frame, then the smaller thing. */
const lastBegun = (a: Place, b: Place): number =>
  b.day - a.day || a.frame - b.frame || (a.fact.thing < b.fact.thing ? -1 : 1);

/**
 * |{u ∈ F(D): P(u, D)}| ÷ |F(D)| (plan-catalogue 1.2). An entry is in the frame once, for the owner of the span that stands on D and began
 * last; an entry without any fact of the predicate so far is not satisfied, and has no data.
 */
export const coverageFold: KindFold<CoverageParameters> = {
  reads: ({ frame, predicate: { all } }) => [
    ...frame.flatMap((one) => readsOfSpans(one, one.owner === 'case' ? null : one.owner)),
    ...all.flatMap((one) => selectorsOf(one).flatMap((selector) => readsOfSpans(selector))),
  ],
  measure({ frame, predicate: { all } }, point, tally) {
    const frames = frame.map((one) => ({ owner: one.owner, spans: spansOf(point, one) }));
    const conditions = all.map((one, at) => ({ name: nameOf(one.name, at), of: condition(one, point) }));
    for (const key of keysOf(point, frame)) {
      const places = frames.flatMap(({ owner, spans }, at) =>
        spans(key).flatMap((span): Place[] => (standsOn(span, point.day) ? [{ ...span, frame: at, owner }] : [])),
      );
      const place = firstBy(places, lastBegun);
      const unit = place?.owner === 'case' ? key : place && textOf(place.fact, place.owner);
      if (unit === undefined) continue;
      const states = conditions.map(({ name, of }) => ({ name, ...of(key) }));
      const isSatisfied = states.every(({ isMet }) => isMet);
      tally.sum(unit, '', [flag(isSatisfied), 1n, flag(!states.some(({ hasData }) => hasData))]);
      if (all.length === 1) continue;
      for (const { name, isMet } of states) if (isMet) tally.sum(unit, `condition:${name}`, holds);
    }
  },
};
