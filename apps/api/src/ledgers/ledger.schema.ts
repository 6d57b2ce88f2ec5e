import { z } from 'zod';
import { dayText } from '../http/parameters.js';

const shortName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine(
    (text) => text.isWellFormed() && !/[\u0000-\u001f]/.test(text),
    'must be one line of whole Unicode characters',
  );

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

export const openSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'must be 2 to 63 of a-z 0-9 -, beginning with a letter'),
    name: shortName,
    purpose: z
      .enum(['live', 'demonstration'])
      .default('live')
      .describe('demonstration: shown as such everywhere; its clock is set by its generator'),
    timeZone: z.string().refine(isZone, 'must be an IANA time zone such as Asia/Shanghai').default('Asia/Shanghai'),
    root: z.strictObject({
      unit: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be 1 to 64 of a-z 0-9 . -, beginning with a letter or digit'),
      type: z.string().trim().min(1).max(40),
      name: shortName,
      openedOn: dayText,
    }),
  })
  .meta({ id: 'OpenLedger' });
export type OpenBody = z.output<typeof openSchema>;

export const ledgerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    purpose: z.enum(['live', 'demonstration']),
    isDemonstration: z.boolean(),
    timeZone: z.string(),
    root: z.string().describe('unit at the top'),
    size: z.string().describe('number of entries, which is the newest position'),
    recordedAt: z.string().describe('instant of the newest entry'),
    now: z.string().describe("the ledger's own clock"),
    factKinds: z.string().describe('SHA-256 of the fact kinds in force'),
    log: z
      .strictObject({
        origin: z.string().describe('name of the log, the first line of its checkpoints'),
        verifierKey: z
          .string()
          .describe('by which its signatures are verified: keep it where nobody else can change it'),
        size: z.string().describe('entries that the newest checkpoint covers'),
        sealedAt: z.string().nullable().describe('instant of the newest checkpoint; null before the first'),
        verified: z
          .strictObject({
            startedAt: z.string().describe('instant of the last try'),
            finishedAt: z.string().nullable(),
            size: z.int().nullable().describe('entries that it covered'),
            fault: z.string().nullable().describe('what did not hold; null: all did'),
          })
          .nullable()
          .describe(
            'the last verification of every entry against the log, by the workers, every night; null: none yet',
          ),
        held: z.string().nullable().describe('why nothing is signed any more; null: signing goes on'),
      })
      .nullable()
      .describe('the transparency log; null until it is sealed for the first time'),
  })
  .meta({ id: 'Ledger' });

export const ledgerList = z.strictObject({ ledgers: z.array(ledgerSchema) }).meta({ id: 'LedgerList' });
