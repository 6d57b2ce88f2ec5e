import { cases } from './cases/cases.js';
import { definitions } from './definitions/definitions.js';
import { factVersions } from './fact-versions/fact-versions.js';
import { parkedEvents } from './parking/parked-events.js';
import type { ReadModel } from './read-model.js';
import { reorganisations } from './reorganisations/reorganisations.js';
import { reviewTotals } from './review-totals/review-totals.js';
import { reviews } from './reviews/reviews.js';

/** Every read model that takes entries apart, in the order in which a batch brings them up to date. */
export const factModels: readonly ReadModel[] = [factVersions, reviews, definitions, parkedEvents];

/** Every read model that computes from those. Cells ride with the cases. */
export const numberModels: readonly ReadModel[] = [reviewTotals, reorganisations, cases];
