import type { LedgerEvent } from '@duibiao/facts';
import { z } from 'zod';
import { positionText } from '../http/parameters.js';

/** Every type of an event: one that is missing does not compile. */
const types: Readonly<Record<LedgerEvent['type'], true>> = {
  'ledger-opened': true,
  'fact-recorded': true,
  'fact-corrected': true,
  'fact-voided': true,
  'submission-reviewed': true,
  'plan-published': true,
  'metrics-published': true,
  'grant-given': true,
  'grant-revoked': true,
  'subject-erased': true,
  'log-reopened': true,
  'log-key-changed': true,
};
const eventTypes = Object.keys(types) as LedgerEvent['type'][];

export const eventsQuery = z
  .strictObject({
    after: positionText.optional().describe('entries after this position, oldest first; default: 0'),
    before: positionText.optional().describe('instead: entries before this position, newest first'),
    stream: z
      .string()
      .regex(/^[0-9a-f]{40}$/, 'must be 40 hexadecimal digits')
      .optional()
      .describe('of one stream: a fact’s id is its stream'),
    unit: z.string().optional().describe('what concerns this unit or one below it; default: your whole scope'),
    type: z.enum(eventTypes).optional().describe('of one type'),
    limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(100).describe('1 to 500'),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, {
    path: ['before'],
    message: 'must not stand beside after: a page goes one way',
  });
export type EventsQuery = z.output<typeof eventsQuery>;

export const entrySchema = z
  .strictObject({ position: z.string(), recordedAt: z.string(), body: z.record(z.string(), z.unknown()) })
  .meta({ id: 'Entry' });
export const entryPage = z
  .strictObject({
    entries: z.array(entrySchema),
    head: z.string().describe('newest position of the ledger'),
    next: z
      .string()
      .nullable()
      .describe(
        '`after` or `before` of the next page, which may be there though this one holds few or none; null: the end',
      ),
  })
  .meta({ id: 'EntryPage' });
