import { z } from 'zod';

export const headSchema = z
  .strictObject({
    position: z.string().describe('number of entries, which is the newest position'),
    recordedAt: z.string().describe('instant of the newest entry'),
    projected: z
      .string()
      .describe(
        'the position for which numbers hold that are asked for without a moment; behind `position` for a while',
      ),
  })
  .meta({ id: 'LedgerProgress' });
