import { dayOf, gathered, hitColumns, isMeant, said } from './hits.sql.js';
import type { StoredSelector } from './selectors.js';
import { type Mention, told } from './told.sql.js';
import { literal } from './literal.js';

/** What a statement needs to know of a definition. */
export interface Reading {
  readonly selectors: readonly StoredSelector[];
  /** Of a mention, `kind:field`. */
  readonly mention: (via: string) => Mention;
}

/**
 * What all cases of a definition know at the position `$7`, set by set: `bundle("no", definition, kind, compiled, case_key, idx, "position", next_position,
 * hits read.hit[])`, as the projector has it for the cases that a batch touches. Reads `d(definition, kind, compiled)`.
 *
 * Each mention is read once, in the order of its keys; what its facts say under each selector, in the same pass. Of `left@right` either side is
 * gathered by itself: its hits are those of all its cases. A case is what is told of it as a whole, or two sides of which each
 * knows something that makes it one, not only what ends something.
 */
export function bundleOfAll({ selectors, mention }: Reading): string {
  const isPaired = selectors.some(({ part }) => part > 0);
  const vias = [...new Set(selectors.flatMap(({ via, hop_via: hop }) => (hop === null ? [via] : [via, hop])))];
  const tellings = vias.map((via, n) => `told_${n} AS (${told(via, mention(via))}\n)`);
  const nameOf = (via: string): string => `told_${vias.indexOf(via)}`;
  const byVia = Map.groupBy(selectors.filter(isOwn), ({ part, via }) => `${part} ${via}`);
  const of = (part: 0 | 1 | 2): string => {
    const own = [...byVia.values()].filter(([one]) => one?.part === part);
    const hits = own.map((some) => foundBy(nameOf(some[0]?.via ?? ''), some));
    const hopped = selectors.flatMap((one) => {
      const hop = hopOf(one);
      return part === 0 && hop !== null ? [hoppedTo(nameOf, hop, one)] : [];
    });
    return hits.length + hopped.length === 0 ? nothing : grouped([...hits, ...hopped], isPaired ? begins : '');
  };
  const sides = `own AS MATERIALIZED (${of(0)}), "left" AS MATERIALIZED (${of(1)}), "right" AS MATERIALIZED (${of(2)}), known AS (${paired})`;
  return `${tellings.join(', ')}, ${isPaired ? sides : `known AS (${of(0)})`}, bundle AS (
  SELECT row_number() OVER () AS "no", d.definition, d.kind, d.compiled, k.key AS case_key, 1::bigint AS idx, $7::bigint AS "position",
         NULL::bigint AS next_position, k.hits
    FROM d CROSS JOIN known k
)`;
}

interface Hop {
  readonly via: string;
  readonly field: string;
}

const hopOf = ({ hop_via: via, hop_field: field }: StoredSelector): Hop | null =>
  via === null || field === null ? null : { via, field };
const isOwn = (one: StoredSelector): boolean => hopOf(one) === null;

const found = (one: StoredSelector): string => `${said(one)}, ${one.each ? 't.place' : '1::bigint'} AS place`;

const foundBy = (name: string, selectors: readonly StoredSelector[]): string => {
  const [one] = selectors;
  if (one !== undefined && selectors.length === 1)
    return `SELECT t.key, ${found(one)} FROM ${name} t WHERE ${isMeant(one)}`;
  const each = selectors.map((some) => `SELECT ${found(some)} WHERE ${isMeant(some)}`);
  return `SELECT t.key, x.* FROM ${name} t CROSS JOIN LATERAL (\n${each.join('\nUNION ALL ')}) x`;
};

/** What is looked up by a field of the facts of a case, whatever they say besides. A list may name a thing twice. */
const hoppedTo = (nameOf: (via: string) => string, hop: Hop, selector: StoredSelector): string => {
  const { via, day, each, first } = selector;
  const turn = `, row_number() OVER (PARTITION BY t.key ORDER BY ${dayOf(day)}, t.thing) AS turn`;
  return `SELECT y.key, ${hitColumns('y')}
  FROM (SELECT x.*, row_number() OVER (PARTITION BY x.key, x.thing ORDER BY x.rank, x.source) AS place
          FROM (SELECT h.key, x.*
                  FROM (SELECT DISTINCT t.key, t.fields->>${literal(hop.field)} AS field FROM ${nameOf(hop.via)} t) h
                  JOIN (SELECT t.key AS field, t.rank, t.source, ${said(selector)}${first === null ? '' : turn}
                          FROM ${nameOf(via)} t WHERE ${isMeant(selector)}) x USING (field)${first === null ? '' : ` WHERE x.turn <= ${first}`}) x) y
  ${each ? '' : 'WHERE y.place = 1'}`;
};

/** Whether a key has something that makes it one of its side. */
const begins = `, bool_or(h.selector NOT LIKE '%/end') AS begins`;

const grouped = (hits: readonly string[], more: string): string => `
  SELECT h.key, ${gathered} AS hits${more} FROM (
${hits.join('\n  UNION ALL\n')}) h GROUP BY h.key`;

const nothing = 'SELECT NULL::text AS key, NULL::read.hit[] AS hits, false AS begins WHERE false';

const paired = `
  SELECT c.key, l.hits || r.hits || o.hits AS hits
    FROM (SELECT o.key FROM own o UNION SELECT l.key || '@' || r.key FROM "left" l CROSS JOIN "right" r WHERE l.begins AND r.begins) c
    LEFT JOIN own o ON o.key = c.key
    LEFT JOIN "left" l ON l.key = split_part(c.key, '@', 1)
    LEFT JOIN "right" r ON r.key = split_part(c.key, '@', 2)`;
