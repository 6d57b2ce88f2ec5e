import { z } from 'zod';
import { reason } from '../submissions/submission.schema.js';

/** Notes are some 200 bytes a signature, and of 100 signatures at most. */
const mostCharacters = 32_768;

export const resumptionBody = z
  .strictObject({
    checkpoint: z
      .string()
      .min(1)
      .max(mostCharacters)
      .describe('the newest checkpoint of the log that is known anywhere: a signed note, its last line feed included'),
    takeOver: z
      .boolean()
      .default(false)
      .describe('also where nothing is held: the machine with the anchors that signed so far is gone for good'),
  })
  .meta({ id: 'LogResumption' });
export type ResumptionBody = z.output<typeof resumptionBody>;

export const logChangeBody = z.strictObject({ reason }).meta({ id: 'LogChange' });
export type LogChangeBody = z.output<typeof logChangeBody>;
