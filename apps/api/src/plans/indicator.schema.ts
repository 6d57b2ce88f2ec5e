import { z } from 'zod';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const named = { id: z.string(), version: z.int(), text: words };
const parameters = z.unknown().describe('as the kind reads them; exact numbers as strings');
const measured = words.nullable().describe('what is counted, in the words of the kind; null: it has none');

export const indicatorSchema = z
  .strictObject({
    id: z.string(),
    name: words,
    plan: z.strictObject({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      issuer: z.string(),
      from: z.string().describe('first day of the plan’s year'),
      to: z.string().describe('its last day'),
    }),
    item: z.strictObject({
      no: z.int(),
      title: z.string(),
      text: z.string().describe('the whole text of the item, quoted exactly'),
      section: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
    }),
    quotation: z.string().nullable().describe('the words of the item on which the target rests'),
    target: z.strictObject({ comparator: z.string(), stated: z.string() }).nullable(),
    provenance: z.strictObject({ code: z.string(), name: words, meaning: words }),
    isProvisional: z.boolean().describe('the target is a reading, not stated'),
    due: z.strictObject({ on: z.string(), stated: z.string().nullable(), cadence: words.nullable() }),
    attribution: words,
    responsible: z.string().nullable().describe('null: the document names nobody, and the issuer answers'),
    scope: words.describe('who or what is counted'),
    facts: z.array(z.strictObject({ kind: z.string(), name: words })).describe('what the number is made of'),
    uses: z.array(z.string()).describe('indicators that this one is made of'),
    measure: z.strictObject({
      kind: z.string().describe('with its version, such as ratio@1'),
      digest: z.string(),
      words: measured,
      parameters,
    }),
    reading: z.strictObject(named),
    alternatives: z
      .array(z.strictObject({ ...named, words: measured, parameters }))
      .describe('readings of the same words that were not taken'),
    duty: z
      .strictObject({
        id: z.string(),
        name: words,
        unitTypes: z.array(z.string()),
        scheme: z.string().nullable().describe('null: its periods are listed one by one'),
        dueDays: z.int().describe('days after the end of a period on which a report is still in time'),
        from: z.string(),
        to: z.string(),
      })
      .nullable()
      .describe('under which it is reported; null: the plan has none'),
  })
  .meta({ id: 'Indicator' });
export type IndicatorView = z.output<typeof indicatorSchema>;
