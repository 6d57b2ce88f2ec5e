import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { applyReviews } from './reviews.sql.js';

const apply = statement('project reviews', applyReviews);

interface ReviewBody {
  readonly submission: string;
  readonly outcome: 'accepted' | 'returned';
}

/**
 * What was reviewed: fact versions and submissions carry the positions of their reviews. MUST come after the fact versions.
 *
 * Throws when a review names a submission without facts: the command has refused it before it was appended.
 */
export const reviews: ReadModel = {
  name: 'reviews',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    const found = progress.systemEvents.flatMap(({ position, body }) => {
      if (body.type !== 'submission-reviewed') return [];
      const { submission, outcome } = body['review'] as ReviewBody;
      return [{ position: position.toString(), submission, outcome }];
    });
    if (found.length === 0) return;
    const { rows } = await connection.query<{ reviews: number }>(apply([batch.ledger, JSON.stringify(found)]));
    if (rows[0]?.reviews !== found.length)
      throw new Error(`${found.length} reviews of ${batch.ledger}, ${rows[0]?.reviews} of submissions with facts`);
  },
};
