import { statement } from '@duibiao/platform';
import { type Batch, type Connection, frameKinds, type Progress, type ReadModel } from '../read-model.js';
import { addToReviewTotals } from './review-totals.sql.js';

const add = statement('project review-totals', addToReviewTotals);

/** How many facts each unit answers for, by kind and by what became of them in review. MUST come after the reviews. */
export const reviewTotals: ReadModel = {
  name: 'review-totals',
  async apply(connection: Connection, { ledger, after, upTo, kinds }: Batch, progress: Progress): Promise<void> {
    if (progress.facts > 0 || progress.reviews > 0)
      await connection.query(add([ledger, after, upTo, frameKinds(kinds)]));
  },
};
