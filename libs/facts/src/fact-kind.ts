import { z } from 'zod';

/** A slug such as `transfer.accepted`, `occurredOn`, `member`. */
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const title = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const isoDay = z.iso.date();

const reference = z.strictObject({
  type: z.enum(['unit', 'new-unit', 'subject']),
  optional: z.boolean().default(false),
  /** Unit types that may not stand here. */
  except: z.array(z.string()).default([]),
  name: title,
});

const day = z.strictObject({
  from: isoDay,
  to: z.union([z.literal('today'), isoDay]),
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
  z.strictObject({ type: z.literal('boolean'), ...common }),
  z.strictObject({ type: z.literal('label'), maxLength: z.int().min(1).max(500), ...common }),
  z.strictObject({ type: z.literal('text'), maxLength: z.int().min(1).max(20_000), ...common }),
]);

const factKind = z.strictObject({
  name: title,
  references: z.record(fieldName, reference),
  days: z.record(fieldName, day),
  values: z.record(fieldName, value),
  key: z.array(fieldName).min(1),
  about: fieldName,
  owner: fieldName,
  submit: z.strictObject({ role: z.enum(['submitter', 'planner']), units: z.array(fieldName) }),
  sources: z.array(z.string()).min(1),
  fixed: z.array(fieldName).default([]),
  voidable: z.boolean().default(true),
});

const file = z.strictObject({
  version: z.int().min(1),
  kinds: z.record(z.string().regex(/^[a-z]+\.[a-z]+$/), factKind),
});

export type FactKind = z.output<typeof factKind>;
export type FactValueType = z.output<typeof value>;
export type FactDayType = z.output<typeof day>;

/** The kinds in force in a ledger, by name such as `transfer.accepted`. */
export type FactKinds = ReadonlyMap<string, FactKind>;

export type FactKindsOutcome =
  | { readonly ok: true; readonly kinds: FactKinds; readonly version: number }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads a parsed `fact-kinds.yaml`. Beyond the schema every key, owner, about, submit and fixed entry MUST name a field of its
 * kind. All faults at once, each with its place.
 */
export function readFactKinds(parsed: unknown): FactKindsOutcome {
  const result = file.safeParse(parsed);
  if (!result.success) {
    return { ok: false, faults: result.error.issues.map((issue) => `/${issue.path.join('/')}: ${issue.message}`) };
  }
  const kinds = new Map(Object.entries(result.data.kinds));
  const faults = [...kinds].flatMap(([name, kind]) => namesOutside(kind).map((fault) => `/kinds/${name}/${fault}`));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, kinds, version: result.data.version };
}

function namesOutside(kind: FactKind): string[] {
  const references = Object.keys(kind.references);
  const fields = [...references, ...Object.keys(kind.days), ...Object.keys(kind.values)];
  const outside = (place: string, names: readonly string[], legal: readonly string[]): string[] =>
    names.filter((name) => !legal.includes(name)).map((name) => `${place}: "${name}" is none of ${legal.join(', ')}`);
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index);
  return [
    ...twice.map((name) => `: field "${name}" is declared twice`),
    ...outside('key', kind.key, fields),
    ...outside('about', [kind.about], references),
    ...outside('owner', [kind.owner], [...references, 'source']),
    ...outside('submit/units', kind.submit.units, references),
    ...outside('sources', kind.sources, [...references, 'others', 'imports']),
    ...outside('fixed', kind.fixed, fields),
  ];
}
