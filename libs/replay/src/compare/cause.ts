import type { ChangeCause } from '../watch.js';

/**
 * Why two views say something different of a line:
 * - `void`, `correction`, `late-arrival`, `review`: what was recorded between the positions of what had happened by the earlier view's day;
 * - `reorganisation`: units that were opened, moved, merged or closed, or another tree asked for (then, now);
 * - `day`: the later view asks for another day: what happened and what fell due in between;
 * - `amendment`: another version of the plan; `reading`: another reading of it;
 * - `defect`: no cause at all: what is stated is not what the ledger gives at the very same question.
 */
export const causes = [
  'void',
  'correction',
  'late-arrival',
  'review',
  'reorganisation',
  'day',
  'amendment',
  'reading',
  'defect',
] as const;
export type Cause = (typeof causes)[number];

/** The causes that single facts or reviews have, in the order in which they are applied. */
export const changeCauses = ['void', 'correction', 'late-arrival', 'review'] as const satisfies readonly ChangeCause[];
