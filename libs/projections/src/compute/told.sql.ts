import { literal } from './literal.js';

/** What to know of a mention. */
export interface Mention {
  /** The sources of a thing may disagree on what it is about. */
  readonly isLoose: boolean;
  /** Only accepted facts count. */
  readonly isAccepted: boolean;
}

/** Which versions of facts count at the position `$7`. */
const counted = (isAccepted: boolean): string => `
       f.state = 'current' AND f.position_from <= $7 AND (f.position_to IS NULL OR f.position_to > $7)
   AND (f.returned_at IS NULL OR f.returned_at > $7)${isAccepted ? ' AND f.accepted_at <= $7' : ''}`;

/**
 * SELECT of what counted at `$7` under a mention: `(key, position_from, thing, rank, source, owner_unit, fields, days, place, leads)`.
 * `place` is that of the source among those of the thing under the key, from 1; `leads`: none is believed more. Where a mention is loose, one
 * that is believed more may stand under another key.
 */
export const told = (via: string, { isLoose, isAccepted }: Mention): string => `
 SELECT t.*, ${isLoose ? `t.position_from NOT IN (${overruled(via.split(':')[0] ?? '', isAccepted)})` : 't.place = 1'} AS leads
   FROM (SELECT m.key, f.position_from, f.thing, f.rank, f.source, f.owner_unit, f.refs || f.vals AS fields, f.days,
                row_number() OVER (PARTITION BY m.key, f.thing ORDER BY f.rank, f.source) AS place
           FROM read.mentions m JOIN read.fact_versions f ON f.ledger_id = $1 AND f.position_from = m.position_from
          WHERE m.ledger_id = $1 AND m.via = ${literal(via)} AND m.position_from <= $7 AND ${counted(isAccepted)}) t`;

/**
 * The facts of a kind of whose thing another source is believed more, whatever it names. What was told once is not looked at: what is
 * left are a few look-ups, for which the planner would read all facts.
 */
const overruled = (kind: string, isAccepted: boolean): string => `
   SELECT r.position_from FROM (
     SELECT f.position_from, row_number() OVER (PARTITION BY f.thing ORDER BY f.rank, f.source) AS place
       FROM (SELECT unnest(array_agg(m.position_from)) AS position_from FROM read.mentions m
              WHERE m.ledger_id = $1 AND m.via = ${literal(`${kind}:#thing`)} AND m.position_from <= $7
              GROUP BY m.key HAVING count(*) > 1) o
      CROSS JOIN LATERAL (SELECT f.* FROM read.fact_versions f
                           WHERE f.ledger_id = $1 AND f.position_from = o.position_from AND ${counted(isAccepted)} OFFSET 0) f) r
    WHERE r.place > 1`;
