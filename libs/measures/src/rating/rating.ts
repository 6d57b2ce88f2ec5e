import { type AssessedPart, type Assessment, component, type Question, shareOf } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { assessShare } from '../share.js';
import { compileRating } from './rating.compile.js';
import { ratingFold } from './rating.fold.js';
import { type RatingParameters, ratingParameters } from './rating.schema.js';
import { ratingRows } from './rating.sql.js';
import { ratingWords } from './rating.words.js';

/**
 * A level from several scored aspects under a version of a scheme. Reported as a distribution, never as a mean of levels; what can be
 * judged, where a plan has a target, is the coverage of complete ratings. Source: plan-catalogue 1.11.
 */
export const rating = {
  name: 'rating',
  version: 1,
  parameters: ratingParameters,
  components: ['complete', 'frame'],
  compile: compileRating,
  sql: { rows: ratingRows },
  fold: ratingFold,
  assess,
  words: ratingWords,
} as const satisfies MeasureKind<typeof ratingParameters>;

/** The names of the levels of all versions, in the order in which the newest version and those before it name them. */
const levelsOf = (schemes: RatingParameters['schemes']): readonly string[] => [
  ...new Set(
    [...schemes].sort((a, b) => b.version - a.version).flatMap(({ levels }) => levels.map(({ name }) => name)),
  ),
];

const beside = ['below', 'incomplete', 'unrated', 'scheme-missing'] as const;

function assess(question: Question<RatingParameters>): Assessment {
  const { parameters, now, atDue } = question;
  const levels = levelsOf(parameters.schemes);
  const value = shareOf(now);
  const numberOf = (slice: string): bigint => component(now, 0, slice);
  const part = (name: string, slice: string): AssessedPart => ({
    name,
    value: { n: numberOf(slice), d: value.d },
    state: null,
    day: null,
  });
  const answer = assessShare(question, {
    value,
    atDue: atDue === null ? null : shareOf(atDue),
    counts: { complete: value.n, frame: value.d, ...Object.fromEntries(beside.map((name) => [name, numberOf(name)])) },
    parts: [...levels.map((name) => part(name, `level/${name}`)), ...beside.map((name) => part(name, name))],
    progress: null,
  });
  // without its version a rating has no level: nothing can be said of the distribution
  const isMissing = parameters.schemes.length === 0 || numberOf('scheme-missing') > 0n;
  return isMissing ? { ...answer, verdict: 'not-evaluable', reason: 'scheme-missing' } : answer;
}
