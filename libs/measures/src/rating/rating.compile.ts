import type { Compiled } from '../kind.js';
import { compileSelector } from '../selector.js';
import type { RatingParameters } from './rating.schema.js';

export function compileRating({ frame, scores, schemes }: RatingParameters): Compiled {
  return {
    selectors: [
      ...frame.flatMap((one, index) => compileSelector(`frame-${index}`, one, { unit: 'unit' })),
      ...compileSelector('scores', scores, { unit: 'unit', amount: 'score' }),
    ],
    isOfSubjects: scores.by === 'subject',
    schemes: schemes.map(({ from, ...scheme }) => ({ ...scheme, from: from ?? null })),
  };
}
