import { numberOf } from '@duibiao/measures';
import { jsonLiteral, literal } from './literal.js';
import type { StoredSelector } from './selectors.js';

/** The day that a field of a fact `t` says. */
export const dayOf = (field: string): string => `(t.days->>${literal(field)})::date`;

/** Whether the field of a fact is one of these values, or a list that holds one. */
const holds = (field: string, values: readonly unknown[]): string =>
  `t.fields->${literal(field)} @> ANY (ARRAY[${values.map(jsonLiteral).join(', ')}])`;

/**
 * Whether a fact `t` fits: the same as `fits`, taken apart by field. Where `matches` are all combinations of some values, as those of one `where`
 * are, each field is asked once.
 */
function fitting(matches: StoredSelector['matches']): readonly string[] {
  if (matches === null) return [];
  const said = new Map<string, Map<string, unknown>>();
  for (const [field, value] of matches.flatMap((match) => Object.entries(match))) {
    const values = said.get(field) ?? new Map<string, unknown>();
    said.set(field, values.set(JSON.stringify(value), value));
  }
  const combinations = [...said.values()].reduce((product, values) => product * values.size, 1);
  if (combinations === matches.length) return [...said].map(([field, values]) => holds(field, [...values.values()]));
  const one = (match: Readonly<Record<string, unknown>>): string =>
    ['true', ...Object.entries(match).map(([field, value]) => holds(field, [value]))].join(' AND ');
  return [`(${['false', ...matches.map((match) => `(${one(match)})`)].join(' OR ')})`];
}

/** Whether a fact `t` is one that the selector means. */
export function isMeant({ matches, day, from, to, each }: StoredSelector): string {
  const conditions = [
    ...(each ? [] : ['t.leads']),
    ...(from === null ? [] : [`${dayOf(day)} >= ${literal(from)}`]),
    ...(to === null ? [] : [`${dayOf(day)} <= ${literal(to)}`]),
    ...fitting(matches),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

const columns = [
  'selector',
  'thing',
  'on_day',
  'until',
  'unit',
  'match',
  'amount',
  'code',
  'fields',
  'recorded',
  'place',
] as const;
/** The columns of a hit, apart from the key that it was found by. */
export const hitColumns = (of: string): string => columns.map((column) => `${of}.${column}`).join(', ');

/** What a fact `t` says under a selector: {@link hitColumns} but the last. */
export function said({ name, day, until, unit, match, amount, code }: StoredSelector): string {
  const field = (named: string): string => `t.fields->>${literal(named)}`;
  const matched = match
    ?.map((named) => `coalesce(${field(named)}, t.days->>${literal(named)}, '')`)
    .join(` || '@' || `);
  return `${literal(name)}::text AS selector, t.thing, ${dayOf(day)} AS on_day, ${until === null ? 'NULL::date' : dayOf(until)} AS until,
         ${unit === null ? 't.owner_unit' : field(unit)} AS unit, ${matched ?? 'NULL::text'} AS match,
         ${amount === null ? 'NULL::numeric' : numberOf(`(${field(amount)})`)} AS amount, ${code === null ? 'NULL::text' : field(code)} AS code,
         t.fields, t.position_from AS recorded`;
}

/** Of the hits `h` of one case or key: the array that a kind reads. */
export const gathered = `array_agg(ROW(h.selector, h.thing, h.on_day, h.until, h.unit, h.match, h.amount, h.code, h.fields, h.place::int,
                     h.recorded)::read.hit ORDER BY h.on_day, h.thing, h.place)`;
