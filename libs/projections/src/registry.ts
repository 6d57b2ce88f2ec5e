import { cases } from './cases/cases.js';
import { definitions } from './definitions/definitions.js';
import { factVersions } from './fact-versions/fact-versions.js';
import type { ReadModel } from './read-model.js';
import { reorganisations } from './reorganisations/reorganisations.js';
import { reviewTotals } from './review-totals/review-totals.js';
import { reviews } from './reviews/reviews.js';

/** Every read model, in the order in which a batch brings them up to date. Cells ride with the cases. */
export const readModels: readonly ReadModel[] = [
  factVersions,
  reviews,
  reviewTotals,
  reorganisations,
  cases,
  definitions,
];
