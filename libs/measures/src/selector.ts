import * as z from 'zod';
import type { Json } from './json.js';

const fieldName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/, { error: 'must be the name of a field of the fact kind' });
const factKind = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, { error: 'must be the name of a fact kind, like graduate.marked' });
const keyName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}(@[a-zA-Z][a-zA-Z0-9]{0,39})*$/, {
  error: 'must be one of what the fact kind is about: a field, or several joined by @',
});
const code = z.union([z.string().min(1).max(80), z.int(), z.boolean()], {
  error: 'must be text, a whole number, true or false',
});
const isoDay = z.iso.date({ error: 'must be a day, YYYY-MM-DD' });
const fits = z.record(fieldName, z.array(code).min(1).max(60));
const where = fits.default({});

/** The fact that ends what another began: found by the same key, of the same thing where every `match` field agrees. */
const ending = z.strictObject({
  fact: factKind,
  by: keyName,
  where,
  day: fieldName.default('occurredOn'),
  match: z.array(fieldName).max(5).default([]),
});

/**
 * Which facts of a case are meant.
 *
 * - `fact`, `by`: the fact kind, and what it is about that names the case (`person`, `serves`, `person@period`).
 * - `where`: field → values of which one has to stand there; every named field has to fit. A list fits when it holds the value.
 * - `day`: the day from which the fact counts; `from`, `to`: only facts with their day within these, both included.
 * - `ended`: the facts that end it; the day of the end is the first on which it no longer holds.
 */
export const selector = z.strictObject({
  fact: factKind,
  by: keyName,
  where,
  day: fieldName.default('occurredOn'),
  from: isoDay.optional(),
  to: isoDay.optional(),
  ended: ending.optional(),
});
export type Selector = z.output<typeof selector>;

/** The parts of a selector that kinds use in schemas of their own. */
export const selectorFields = { fieldName, factKind, keyName, code, isoDay, fits, where };

/**
 * A selector as the SQL reads it. `name` is what `hit.selector` says.
 *
 * `via`: under which mention the facts are found, `transfer.accepted:member`. `part`: which part of the case key is the key (0 the whole,
 * 1 or 2 of `left@right`). `hop`: the key is not the case's own but a field of the facts of another selector's `via`.
 * `matches`: a fact fits when its fields contain one of these maps. `day`, `until`, `unit`, `match`, `amount`, `code`: which fields come into
 * the hit; `unit` null is the fact's owner. `each`: all sources of a thing come, ranked by `place`; otherwise the best. `first`: of what is looked up by a field only so many
 * things come, those of the earliest days; null: all.
 */
export interface CompiledSelector {
  readonly name: string;
  readonly via: string;
  readonly part: 0 | 1 | 2;
  readonly hop: { readonly via: string; readonly field: string } | null;
  readonly matches: readonly { readonly [field: string]: Json }[];
  readonly day: string;
  readonly until: string | null;
  readonly unit: string | null;
  readonly match: readonly string[];
  readonly amount: string | null;
  readonly code: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly each: boolean;
  readonly first: number | null;
}

/** What a kind says of a selector beyond what the plan does. */
export type SelectorUse = Partial<
  Pick<CompiledSelector, 'part' | 'hop' | 'until' | 'unit' | 'amount' | 'code' | 'each' | 'first' | 'match'>
>;

/**
 * A selector under a name, and `<name>/end` for what ends it. In a hit of either, `match` is the text of the matching fields:
 * the end of a thing has the same.
 */
export function compileSelector(
  name: string,
  { fact, by, where: wanted, day, from, to, ended }: Selector,
  use: SelectorUse = {},
): readonly CompiledSelector[] {
  const match = ended?.match ?? use.match ?? [];
  const none = { until: null, unit: null, amount: null, code: null, first: null } as const;
  const base = { part: 0, hop: null, each: false, ...none, ...use } as const;
  const own = {
    ...base,
    name,
    via: `${fact}:${by}`,
    matches: matchesOf(wanted),
    day,
    match,
    from: from ?? null,
    to: to ?? null,
  };
  if (ended === undefined) return [own];
  return [
    own,
    {
      ...base,
      name: `${name}/end`,
      via: `${ended.fact}:${ended.by}`,
      matches: matchesOf(ended.where),
      day: ended.day,
      until: null,
      amount: null,
      code: null,
      match,
      from: null,
      to: null,
    },
  ];
}

/** Every combination of the values: a fact fits when it contains one of these maps. */
export function matchesOf(
  wanted: Readonly<Record<string, readonly (string | number | boolean)[]>>,
): readonly { readonly [field: string]: Json }[] {
  let matches: readonly { readonly [field: string]: Json }[] = [{}];
  for (const [field, codes] of Object.entries(wanted)) {
    matches = matches.flatMap((match) => codes.map((one) => ({ ...match, [field]: one })));
  }
  return matches;
}

/** The norm that says how often is in another document: until a further version of the plan has it, nothing is judged. */
export const awaits = z.literal('norm', { error: 'must be norm' }).optional();
export const awaitsWords = {
  zh: '次数由另一文件规定，尚未载入：只显示，不评判。',
  en: 'how often is in another document that is not loaded: shown and not judged.',
} as const;

type Matches = CompiledSelector['matches'];

/** What fits both. A field that is in both has to hold both values: where they differ, only a list can. */
export const allOf = (some: Matches, others: Matches): Matches =>
  some.flatMap((one) =>
    others.map((other) => {
      const merged: Record<string, Json> = { ...one };
      for (const [field, value] of Object.entries(other)) {
        const before = merged[field];
        merged[field] = before === undefined || before === value ? value : [before, value];
      }
      return merged;
    }),
  );

/**
 * SQL: the hits of a selector as spans. Columns of `read.hit`, and `ends date`: the day of the first fact that ends the same thing, after
 * its own; null while it stands. `condition` is SQL text about `h`; ends themselves are never spans.
 *
 * An end on the very day of a begin ends what stood before: who is promoted leaves the old rank and takes the new one on one
 * day, an entry changes its category, a new term follows the old. What stood before need not fit the selector, so it cannot be asked for.
 * Windows, not look-ups: 1,000 facts of one case take some ms; looking up each end took 1,000 times 1,000 comparisons.
 */
export const spans = (condition: string): string => `
(SELECT h.*
   FROM (SELECT x.*, min(x.day) FILTER (WHERE x.is_end) OVER (
                  PARTITION BY CASE WHEN x.is_end THEN left(x.selector, -4) ELSE x.selector END, x.match
                  ORDER BY x.day RANGE BETWEEN '1 day' FOLLOWING AND UNBOUNDED FOLLOWING) AS ends
           FROM (SELECT e.*, right(e.selector, 4) = '/end' AS is_end FROM unnest(b.hits) e) x) h
  WHERE NOT h.is_end AND (${condition}))`;
