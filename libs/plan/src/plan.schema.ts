import * as z from 'zod';
import { day } from './day.js';
import { quantity } from './fraction.js';
import { settings } from './settings.schema.js';
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

/** Where no day is named, the loader takes the plan's last one. */
const due = z.strictObject({
  on: day.optional(),
  cadence: z.enum(['monthly', 'quarterly', 'yearly', 'each-period', 'continuous']).nullable().default(null),
  stated: text.nullable().default(null),
});

const named = { id: slug, version: z.int().min(1).max(999), text: words };

/** `parameters` of an alternative are what differs from the indicator's own, as a JSON merge patch (RFC 7396). */
const reading = z.strictObject({
  ...named,
  alternatives: z
    .array(z.strictObject({ ...named, parameters: z.record(z.string(), z.unknown()) }))
    .max(20)
    .default([]),
});

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
  due: due.default({ cadence: null, stated: null }),
  responsible: text.nullable().default(null),
  kind: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  attribution: z.enum(['owner-on-day', 'origin-unit', 'event-place', 'registration-place']),
  scope: words,
  reading,
  facts: z.array(z.string()).min(1),
  uses: z.array(slug).max(200).default([]),
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
  settings,
  /** Text to be shared by anchors and aliases; says nothing by itself. */
  definitions: z.unknown().optional(),
  preamble: text.nullable().default(null),
  sections: z.array(section).min(1),
  items: z.array(item).min(1),
  indicators: z.array(indicator),
});
