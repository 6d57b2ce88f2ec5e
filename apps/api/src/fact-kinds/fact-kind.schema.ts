import { z } from 'zod';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const field = {
  field: z.string().describe('its name in a submission'),
  name: words,
  isRequired: z.boolean(),
};

const reference = z
  .strictObject({
    ...field,
    type: z
      .enum(['unit', 'new-unit', 'subject', 'thing'])
      .describe('unit: one of the ledger’s; new-unit: an id not yet taken; subject: a person, by id; thing: a name'),
    most: z.int().describe('ids at most; 1: one id, else a list of different ids'),
    except: z.array(z.string()).describe('unit types that may not stand here'),
    of: z.string().nullable().describe('what a thing is, such as post or period; null: no thing'),
  })
  .meta({ id: 'FactReference' });

const day = z
  .strictObject({
    ...field,
    from: z.string(),
    to: z.string().describe('a day, or `today`: the ledger’s own'),
    notBefore: z.string().nullable().describe('another day of the kind before which it may not lie'),
  })
  .meta({ id: 'FactDay' });

const value = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...field,
      type: z.literal('integer'),
      min: z.int(),
      max: z.int(),
      default: z.int().nullable(),
    }),
    z.strictObject({
      ...field,
      type: z.literal('decimal'),
      scale: z.int().describe('decimals at most'),
      min: z.string(),
      max: z.string(),
    }),
    z.strictObject({
      ...field,
      type: z.literal('code'),
      codes: z.array(z.strictObject({ code: z.string(), name: words })),
    }),
    z.strictObject({ ...field, type: z.literal('boolean'), default: z.boolean().nullable() }),
    z.strictObject({
      ...field,
      type: z.literal('label').describe('a short official name: it stands in the entry for ever'),
      maxLength: z.int(),
    }),
    z.strictObject({
      ...field,
      type: z.literal('text').describe('people’s own words: outside the entry, they can be erased'),
      maxLength: z.int(),
    }),
  ])
  .meta({ id: 'FactValue' });

export const factKindSchema = z
  .strictObject({
    kind: z.string().describe('such as transfer.accepted'),
    name: words,
    refs: z.array(reference),
    days: z.array(day),
    values: z.array(value),
    key: z.array(z.string()).describe('fields that name the fact: the same thing is reported once by each source'),
    fixed: z.array(z.string()).describe('fields beside the key that a correction cannot change'),
    owner: z.string().describe('the unit that answers for it: a reference, or `source`, which is the reporting unit'),
    submit: z
      .strictObject({
        role: z.enum(['submitter', 'planner']),
        units: z.array(z.string()).describe('references of which one must lie at or below the reporting unit'),
        above: z.boolean().describe('below it: no unit rules on itself but the top'),
      })
      .describe('who may report it'),
    sources: z
      .array(z.string())
      .describe('who is believed first when several report one thing: a reference, others, imports'),
    isVoidable: z.boolean(),
  })
  .meta({ id: 'FactKind' });
export type FactKindView = z.output<typeof factKindSchema>;

export const factKindList = z
  .strictObject({
    sha256: z.string().describe('of the fact kinds in force, as contents/{sha256} has them'),
    kinds: z.array(factKindSchema),
  })
  .meta({ id: 'FactKindList' });
