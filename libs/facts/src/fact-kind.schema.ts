import { z } from 'zod';

/** A name such as `occurredOn`, `member`. */
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const title = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const isoDay = z.iso.date();

const referenceCommon = { name: title, optional: z.boolean().default(false) };
/** 1 to 50 different ids instead of one. */
const many = z.boolean().default(false);
const reference = z.discriminatedUnion('type', [
  /** `except`: unit types that may not stand here. */
  z.strictObject({ type: z.literal('unit'), except: z.array(z.string()).default([]), many, ...referenceCommon }),
  z.strictObject({ type: z.literal('new-unit'), many: z.literal(false).default(false), ...referenceCommon }),
  z.strictObject({ type: z.literal('subject'), many, ...referenceCommon }),
  /** A named thing that is neither unit nor person; `of` says what it is, such as `post`, `period`, `document`. */
  z.strictObject({
    type: z.literal('thing'),
    of: z.string().regex(/^[a-z][a-z-]{0,39}$/),
    many,
    ...referenceCommon,
  }),
]);

const day = z.strictObject({
  from: isoDay,
  to: z.union([z.literal('today'), isoDay]),
  /** Another day of the kind; where that one is given too, this one may not lie before it. */
  notBefore: fieldName.optional(),
  optional: z.boolean().default(false),
  name: title,
});

const common = { name: title, optional: z.boolean().default(false) };
const value = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('integer'),
    min: z.int(),
    max: z.int(),
    default: z.int().optional(),
    ...common,
  }),
  z.strictObject({
    type: z.literal('decimal'),
    scale: z.int().min(0).max(9),
    min: z.string(),
    max: z.string(),
    ...common,
  }),
  z.strictObject({ type: z.literal('code'), codes: z.record(z.string(), title), ...common }),
  z.strictObject({ type: z.literal('boolean'), default: z.boolean().optional(), ...common }),
  z.strictObject({ type: z.literal('label'), maxLength: z.int().min(1).max(500), ...common }),
  z.strictObject({ type: z.literal('text'), maxLength: z.int().min(1).max(20_000), ...common }),
]);

const aboutEntry = z.string().min(1);
const factKind = z.strictObject({
  name: title,
  references: z.record(fieldName, reference),
  days: z.record(fieldName, day),
  values: z.record(fieldName, value),
  key: z.array(fieldName).min(1),
  /**
   * The case keys under which measures find the fact: each a field's name, or two joined by `@` (`person@period`). A single
   * text is a list of one. A reference of several ids gives a case key for each; a fact that lacks an optional field has no
   * case key of the entries that name it.
   */
  about: z.union([aboutEntry.transform((entry) => [entry]), z.array(aboutEntry).min(1)]),
  owner: fieldName,
  /** `above`: a unit does not rule on itself; only a unit above it does, and the top on itself. */
  submit: z.strictObject({
    role: z.enum(['submitter', 'planner']),
    units: z.array(fieldName),
    above: z.boolean().default(false),
  }),
  sources: z.array(z.string()).min(1),
  fixed: z.array(fieldName).default([]),
  voidable: z.boolean().default(true),
});

/** The form of `seeds/fact-kinds.yaml`. */
export const factKindsFile = z.strictObject({
  version: z.int().min(1),
  /** A place for YAML anchors that kinds share; not read. */
  shapes: z.unknown().optional(),
  kinds: z.record(z.string().regex(/^[a-z]+\.[a-z]+$/), factKind),
});

export type FactKind = z.output<typeof factKind>;
export type FactReferenceType = z.output<typeof reference>;
export type FactValueType = z.output<typeof value>;
export type FactDayType = z.output<typeof day>;

/** The kinds in force in a ledger, by name such as `transfer.accepted`. */
export type FactKinds = ReadonlyMap<string, FactKind>;
