import { isDay } from '@duibiao/facts';
import { z } from 'zod';

/** A position: a whole number from 0, at most 2^53 − 1. */
export const positionText = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/, 'must be a whole number from 0 to 9007199254740991')
  .transform(BigInt)
  .refine((position) => position <= 9_007_199_254_740_991n, 'must be at most 9007199254740991');

/** A calendar day. */
export const dayText = z.string().refine(isDay, 'must be a day of the calendar, YYYY-MM-DD');

/** P: a position, an instant with zone, or a date (the end of that local day, which is then D too). */
export const moment = z.string().transform((text, context): Moment => {
  if (/^(0|[1-9]\d{0,15})$/.test(text)) return { kind: 'position', position: BigInt(text) };
  if (isDay(text)) return { kind: 'day', day: text };
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  if (isInstant && isDay(String(text).slice(0, 10)) && !Number.isNaN(Date.parse(text)))
    return { kind: 'instant', instant: text };
  context.addIssue('must be a position, an instant such as 2020-12-31T16:00:00Z, or a date such as 2020-12-31');
  return z.NEVER;
});

export type Moment =
  | { readonly kind: 'position'; readonly position: bigint }
  | { readonly kind: 'instant'; readonly instant: string }
  | { readonly kind: 'day'; readonly day: string };
