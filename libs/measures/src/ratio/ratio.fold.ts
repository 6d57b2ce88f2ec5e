import { textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { byDay, type Dated, firstBy, readOf, selecting, type Wanted } from '../fold/select.js';
import type { RatioParameters } from './ratio.schema.js';

const [inScope, counted] = [
  [0n, 1n],
  [1n, 1n],
] as const;

/** The facts of the denominator, and those of the numerator, under their subject. */
function selectors({ subject, period, denominator, numerator }: RatioParameters): Record<'marks' | 'links', Wanted> {
  const year = denominator.period === undefined ? {} : { [denominator.period]: [period] };
  return {
    marks: {
      fact: denominator.fact,
      by: subject,
      where: { ...year, ...denominator.where },
      day: denominator.from,
      from: denominator.notBefore,
      to: denominator.notAfter,
    },
    links: { fact: numerator.fact, by: subject, where: numerator.where, day: numerator.from },
  };
}

/**
 * |N| ÷ |S| with N ⊆ S (plan-catalogue 1.3): a subject is in S by its earliest mark, and in N once a link fits it.
 *
 * Where a link lies `elsewhere` is told by the tree in which it was recorded: a later move of either unit does not turn it round.
 */
export const ratioFold: KindFold<RatioParameters> = {
  reads(parameters) {
    const { marks, links } = selectors(parameters);
    return [readOf(marks, parameters.denominator.owner), readOf(links, parameters.numerator.elsewhere)];
  },
  measure(parameters, point, tally) {
    const { marks, links } = selectors(parameters);
    const found = point.about(links.fact, links.by);
    const [marksOf, linksOf] = [selecting(marks), selecting(links)];
    for (const [subject, facts] of point.about(marks.fact, marks.by)) {
      const mark = firstBy(marksOf(facts), byDay);
      if (mark === undefined || mark.day > point.day) continue;
      const owner = textOf(mark.fact, parameters.denominator.owner);
      if (owner === undefined) continue;
      const isCounted = linksOf(found.get(subject)).some((link) => fitsMark(parameters, point, link, mark, owner));
      tally.sum(owner, '', isCounted ? counted : inScope);
    }
  },
};

function fitsMark(
  { numerator: { elsewhere, notBefore, notAfter } }: RatioParameters,
  point: FoldPoint,
  link: Dated,
  mark: Dated,
  owner: string,
): boolean {
  if (link.day > point.day) return false;
  if (notBefore !== undefined && link.day < mark.day) return false;
  if (notAfter !== undefined && link.day > mark.day) return false;
  const unit = elsewhere === undefined ? undefined : textOf(link.fact, elsewhere);
  return unit === undefined || !point.wasWithin(unit, owner, link.fact.position);
}
