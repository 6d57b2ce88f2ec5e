import type { DayNumber } from '../fold/calendar.js';
import { asText, textOf } from '../fold/fold-fact.js';
import type { FoldPoint, Read, Tally } from '../fold/kind-fold.js';
import { byLatest, firstBy, selecting, together } from '../fold/select.js';
import { readsOfSpans, spansOf, standsOn } from '../fold/spans.js';
import type { PerSubjectMinParameters } from './per-subject-min.schema.js';

type Posts = NonNullable<PerSubjectMinParameters['posts']>;

const vacant = [0n, 0n, 0n, 0n, 0n, 1n];

export const vacancyReads = (posts: Posts): readonly Read[] => [
  ...readsOfSpans(posts, posts.owner),
  ...readsOfSpans(posts.holder, posts.holder.ended?.by),
];

/** Posts that stand on a day without anyone who holds them, each for the unit of the one begun last. */
export function tallyVacantPosts(posts: Posts, point: FoldPoint, on: DayNumber, tally: Tally): void {
  const spans = spansOf(point, posts);
  const isHeld = holding(posts.holder, point, on);
  for (const post of point.about(posts.fact, posts.by).keys()) {
    const standing = firstBy(
      spans(post).filter((span) => standsOn(span, on)),
      byLatest,
    );
    const unit = standing === undefined ? undefined : textOf(standing.fact, posts.owner);
    if (unit !== undefined && !isHeld(post)) tally.sum(unit, '', vacant);
  }
}

/** Whether a post is held on a day. An end found by another field (the person) ends what that person's own fact began. */
function holding(holder: Posts['holder'], point: FoldPoint, on: DayNumber): (post: string) => boolean {
  const { ended } = holder;
  if (ended === undefined || ended.by === holder.by) {
    const spans = spansOf(point, holder);
    return (post) => spans(post).some((span) => standsOn(span, on));
  }
  const begins = point.about(holder.fact, holder.by);
  const ends = point.about(ended.fact, ended.by);
  const [select, selectEnds] = [selecting(holder), selecting(ended)];
  return (post) =>
    select(begins.get(post)).some(({ fact, day }) => {
      if (day > on) return false;
      const own = together(fact, ended.match);
      const person = asText(fact.said(ended.by)) ?? '';
      return !selectEnds(ends.get(person)).some(
        (end) => end.day > day && end.day <= on && together(end.fact, ended.match) === own,
      );
    });
}
