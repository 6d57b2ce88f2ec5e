import * as z from 'zod';
import { day, timeZone } from './day.js';
import { quantity } from './fraction.js';
import { slug, text, words } from './words.js';

/** Codes of provenance; `Provenance` in plan.ts says what each means. */
const provenanceCode = z.enum(['S', 'D', 'G', 'X', 'N'], {
  error: 'must be one of S (stated), D (deliverable), G (gloss), X (external), N (none)',
});

const section = z.strictObject({ id: slug, title: text });

const itemNumber = z.int().min(0).max(999);

const item = z.strictObject({ no: itemNumber, section: slug.nullable().default(null), title: text, text });

const target = z
  .strictObject({ comparator: z.enum(['at-least', 'at-most', 'equal-to']), value: quantity })
  .transform(({ comparator, value }) => ({ comparator, ...value }));

/**
 * `provenance`, its `quotation` and `target` may be absent here: that they belong together is a rule of its own, which
 * says more than "is missing". `parameters` are judged by the schema of the indicator's kind.
 */
const indicator = z.strictObject({
  id: slug,
  item: itemNumber,
  name: words,
  provenance: z.strictObject({ code: provenanceCode, quotation: text.nullable().default(null) }).optional(),
  target: target.nullable().default(null),
  due: z.strictObject({ on: day, stated: text.nullable().default(null) }),
  responsible: text.nullable().default(null),
  kind: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  attribution: z.enum(['owner-on-day', 'origin-unit', 'event-place', 'registration-place']),
  scope: words,
  reading: z.strictObject({ id: slug, version: z.int().min(1).max(999), text: words }),
  facts: z.array(z.string()).min(1),
});

/** The shape of plan.yaml. Every map is closed: a property that nobody reads is a misspelt one. */
export const planShape = z.strictObject({
  language: z.literal(1).default(1),
  id: slug,
  title: text,
  issuer: text,
  documentNumber: text.nullable().default(null),
  issuedOn: day,
  year: z.int().min(1900).max(2199),
  from: day,
  to: day,
  settings: z.strictObject({ timeZone }),
  preamble: text.nullable().default(null),
  sections: z.array(section).min(1),
  items: z.array(item).min(1),
  indicators: z.array(indicator),
});
