import { z } from 'zod';

/** The stream of a parked event: of a fact its id. */
export const parkedId = z
  .string()
  .regex(/^[0-9a-f]{40}$/, 'must be 40 hex digits, as the list of parked facts has them');

export const parkedFactSchema = z
  .strictObject({
    fact: z.string().describe('the fact, or the stream of a review or plan that is parked'),
    position: z.string().describe('of the event that cannot be applied'),
    version: z.int(),
    type: z.string().describe('fact-recorded, fact-corrected, fact-voided, submission-reviewed, plan-published'),
    kind: z.string().nullable().describe('kind of the fact; null for other events'),
    units: z.array(z.string()),
    stage: z.enum(['facts', 'numbers']).describe('where it fails: taking the event apart, or computing from it'),
    code: z.string().describe('SQLSTATE; empty where the program refuses it'),
    reason: z.string(),
    events: z.int().describe('events left out so far: this one and what followed in its stream'),
    parkedAt: z.string(),
    releaseAskedAt: z.string().nullable().describe('asked for, and about to happen'),
  })
  .meta({ id: 'ParkedFact' });
export const parkedFactList = z
  .strictObject({ parkedFacts: z.array(parkedFactSchema).describe('in the order of their positions; 100 at most') })
  .meta({ id: 'ParkedFactList' });
export type ParkedFactList = z.output<typeof parkedFactList>;
export type ParkedFact = z.output<typeof parkedFactSchema>;
