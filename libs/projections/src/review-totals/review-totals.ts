import { statement } from '@duibiao/platform';
import { type Batch, type Connection, frameKinds, type ReadModel } from '../read-model.js';
import { addToReviewTotals } from './review-totals.sql.js';

const add = statement('project review-totals', addToReviewTotals);

/** How many facts each unit answers for, by kind and by what became of them in review. Costs a look-up where nothing was said. */
export const reviewTotals: ReadModel = {
  name: 'review-totals',
  async apply(connection: Connection, { ledger, after, upTo, kinds }: Batch): Promise<void> {
    await connection.query(add([ledger, after, upTo, frameKinds(kinds)]));
  },
};
