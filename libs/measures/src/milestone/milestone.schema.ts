import * as z from 'zod';
import { selector } from '../selector.js';

/** Names that an assessment gives itself. */
const reserved = new Set(['all', 'cancelled', 'postponed']);

const partName = z
  .string()
  .regex(/^[^/]{1,40}$/, { error: 'must be a name of 1 to 40 characters without /' })
  .refine((name) => !reserved.has(name), { error: `must be none of ${[...reserved].join(', ')}` });
const unitId = z.string().min(1, { error: 'must be the id of a unit' }).max(80, { error: 'must be the id of a unit' });

const fact = selector.omit({ ended: true });
const part = fact.extend({
  name: partName,
  coIssuers: z
    .array(unitId)
    .min(1, { error: 'must name at least one unit' })
    .max(50, { error: 'must name at most 50 units' })
    .optional(),
});
const parts = z
  .array(part)
  .min(1, { error: 'must name at least one part' })
  .max(30, { error: 'must name at most 30 parts' });

/**
 * Parameters of a milestone: which facts make the parts of one deliverable.
 *
 * - `parts`: what has to be there, each under a name. A part is done by the earliest fact that fits it, from its `day` on; parts
 *   of one name are alternatives of which one does. `coIssuers`: units that the fact MUST all name as its co-issuers.
 * - `stages` instead of `parts`: a ladder; each stage stands for itself, one that was skipped stays missing. A plan that states
 *   no target for it has it reported, never judged.
 * - `cancelledBy`, `postponedBy`: the document of the issuer that takes the deliverable back or moves it. Reading taken: only one
 *   dated up to the due day changes the verdict (what was missed stays missed), and what is reached all the same is reached.
 * - `below`: whether facts of units below the owner count too. Default no: a milestone has one owner and no roll-up.
 *
 * Its target is "exists": at least 1 (all parts). Source: plan-catalogue 1.1, 2.9 (code D).
 */
export const milestoneParameters = z
  .strictObject({
    parts: parts.optional(),
    stages: parts.optional(),
    cancelledBy: fact.optional(),
    postponedBy: fact.optional(),
    below: z.boolean({ error: 'must be true or false' }).default(false),
  })
  .refine((one) => (one.parts === undefined) !== (one.stages === undefined), {
    error: 'must have either parts or stages',
  });

export type MilestoneParameters = z.output<typeof milestoneParameters>;
export type MilestonePart = z.output<typeof part>;

/** The parts or stages, whichever there are. */
export const partsOf = ({ parts: ofOne, stages }: MilestoneParameters): readonly MilestonePart[] =>
  ofOne ?? stages ?? [];
