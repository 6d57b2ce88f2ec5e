/** A version that counts at position `$2`. */
const stands = (f: string): string =>
  `${f}.position_from <= $2 AND (${f}.position_to IS NULL OR ${f}.position_to > $2) AND ${f}.state = 'current'
   AND (${f}.returned_at IS NULL OR ${f}.returned_at > $2)`;

/**
 * By which position a fact has first been reported: its version's own, or that of the first version since it was last voided. A return
 * takes the versions before out: what was sent back in time and corrected late is late.
 */
const firstReported = (f: string): string => `
CASE WHEN ${f}.version = 1 THEN ${f}.position_from ELSE (
  SELECT min(v.position_from) FROM ledger.events e JOIN read.fact_versions v ON v.ledger_id = $1 AND v.position_from = e."position"
   WHERE e.ledger_id = $1 AND e.stream_id = ${f}.fact_id AND e.version <= ${f}.version AND v.state = 'current'
     AND (v.returned_at IS NULL OR v.returned_at > $2)
     AND NOT EXISTS (SELECT FROM ledger.events x JOIN read.fact_versions w ON w.ledger_id = $1 AND w.position_from = x."position"
                      WHERE x.ledger_id = $1 AND x.stream_id = ${f}.fact_id AND x.version > e.version AND x.version < ${f}.version
                        AND w.state = 'voided')) END`;

/**
 * The periods that the register holds for a scheme: `$1` ledger, `$2` position, `$3` scheme. By their current versions, in order.
 */
export const registeredPeriods = `
SELECT f.refs->>'period' AS id, f.days->>'opensOn' AS "opensOn", f.days->>'closesOn' AS "closesOn"
  FROM read.mentions m JOIN read.fact_versions f ON f.ledger_id = m.ledger_id AND f.position_from = m.position_from
 WHERE m.ledger_id = $1 AND m.via = 'period.opened:scheme' AND m.key = $3 AND ${stands('f')}
 ORDER BY f.days->>'closesOn', f.refs->>'period'`;

/** The days on which the organisation changed, as known at `$2`: between two of them the tree stays the same. */
export const changeDays = `
SELECT DISTINCT (f.days->>'occurredOn') AS day FROM read.fact_versions f
 WHERE f.ledger_id = $1 AND f.kind IN ('unit.changed', 'unit.closed') AND ${stands('f')} ORDER BY 1`;

/** The last positions recorded before the moments `$2`: `$1` ledger. */
export const positionsAt = `
SELECT ledger.position_at($1, m.moment - interval '1 microsecond') AS "position" FROM unnest($2::timestamptz[]) WITH ORDINALITY m(moment, n) ORDER BY m.n`;

/** The first day of the fact lies in the period `p`, and it names no other. */
const byDay = `f.begins_on >= p.opens AND f.begins_on <= least(p.closes, $3::date)
            AND NOT (o.kind = ANY ($8) AND EXISTS (SELECT FROM period q WHERE q.id = f.refs->>'period' AND q.n <> p.n))`;
const byName = `o.kind = ANY ($8) AND f.begins_on <= $3::date AND f.refs->>'period' = p.id`;

/** One fact of the owner and kind `o` that reports for the period, in time or at all. */
const oneFact = (place: string, timely: boolean): string => `
        (SELECT ${timely} AS is_timely FROM read.fact_versions f
          WHERE f.ledger_id = $1 AND f.owner_unit = o.unit_id AND f.kind = o.kind AND ${place} AND ${stands('f')}
            AND (o.kind <> 'narrative.submitted' OR f.vals->>'item' = ANY ($10))${timely ? ` AND ${firstReported('f')} <= p.due` : ''} LIMIT 1)`;

/**
 * Who owes a duty, period by period, and what there is: `$1` ledger, `$2` position, `$3` day, `$4` the units of the subtree on each epoch, `$5` unit types, `$6` periods as
 * `[{n, id, opens, closes, frame, epoch, due}]` (`frame` the day of the frame, `epoch` a day with the same tree, `due` the last position in
 * time), `$7` fact kinds, `$8` those of them that name periods, `$9` the duty's id, `$10` items of which narratives report.
 *
 * The units are those of the types that were open on the frame's day. What a unit owns, and all below it, reports for it: of each owner, kind
 * and period one fact is looked for by the index on owner, kind and day (some 5 µs each, at any number of facts), first one in time. Owners without
 * any fact of the kinds are known from the totals and passed over. A fact that names a period of the duty reports for that one, any other
 * for the period in which its first day lies.
 */
export const dutyRows = `
WITH period AS MATERIALIZED (
  SELECT p.* FROM jsonb_to_recordset($6::jsonb) p(n int, id text, opens date, closes date, frame date, epoch date, due bigint)
), tree AS MATERIALIZED (
  SELECT t.epoch, t.id AS unit_id, string_to_array(t.path, ' ') AS path, t.type, t."openedOn" AS opened_on, t."closedOn" AS closed_on
    FROM jsonb_to_recordset($4::jsonb) t(epoch date, id text, path text, type text, "openedOn" date, "closedOn" date)
), owed AS MATERIALIZED (
  SELECT p.n, p.epoch, t.unit_id, t.path FROM period p JOIN tree t ON t.epoch = p.epoch
   WHERE t.type = ANY ($5) AND t.opened_on <= p.frame AND (t.closed_on IS NULL OR t.closed_on > p.frame)
), owner AS MATERIALIZED (
  SELECT DISTINCT t.unit_id, r.kind FROM tree t JOIN read.review_totals r ON r.ledger_id = $1 AND r.owner_unit = t.unit_id AND r.kind = ANY ($7)
), report AS MATERIALIZED (
  SELECT o.unit_id, p.n, bool_or(f.is_timely) AS is_timely
    FROM owner o CROSS JOIN period p CROSS JOIN LATERAL (
      SELECT f.is_timely FROM (
        ${oneFact(byDay, true)}
        UNION ALL ${oneFact(byName, true)}
        UNION ALL ${oneFact(byDay, false)}
        UNION ALL ${oneFact(byName, false)}) f LIMIT 1) f
   WHERE p.opens <= $3::date
   GROUP BY o.unit_id, p.n
), above AS MATERIALIZED (
  SELECT t.epoch, a.unit_id, t.unit_id AS owner FROM tree t CROSS JOIN LATERAL unnest(t.path) a(unit_id)
   WHERE a.unit_id IN (SELECT o.unit_id FROM owed o)
), said AS MATERIALIZED (
  SELECT m.via, f.refs->>'unit' AS unit_id, f.refs->>'period' AS period, f.begins_on, ${firstReported('f')} AS first_reported
    FROM (SELECT DISTINCT o.unit_id FROM owed o) o
   CROSS JOIN (VALUES ('return.filed:duty@unit'), ('duty.waived:duty@unit')) v(via)
    JOIN read.mentions m ON m.ledger_id = $1 AND m.via = v.via AND m.key = $9 || '@' || o.unit_id
    JOIN read.fact_versions f ON f.ledger_id = $1 AND f.position_from = m.position_from AND ${stands('f')} AND f.begins_on <= $3::date
), word AS (
  SELECT o.n, o.unit_id, o.path, 'owed' AS word, false AS is_timely FROM owed o
  UNION ALL
  SELECT r.n, a.unit_id, NULL, 'reported', r.is_timely
    FROM report r JOIN period p ON p.n = r.n JOIN above a ON a.epoch = p.epoch AND a.owner = r.unit_id
  UNION ALL
  SELECT p.n, s.unit_id, NULL, 'nil', s.first_reported <= p.due
    FROM said s JOIN period p ON CASE WHEN s.period IS NULL THEN s.begins_on BETWEEN p.opens AND p.closes ELSE s.period = p.id END
   WHERE s.via = 'return.filed:duty@unit'
  UNION ALL
  SELECT p.n, s.unit_id, NULL, 'waived', false
    FROM said s JOIN period p ON s.period IS NULL OR s.period = p.id WHERE s.via = 'duty.waived:duty@unit'
)
SELECT w.n, w.unit_id AS unit, array_to_string(max(w.path), ' ') AS path, bool_or(w.word = 'reported') AS is_reported, bool_or(w.word = 'nil') AS is_nil,
       bool_or(w.word = 'waived') AS is_waived, bool_or(w.is_timely) AS is_timely
  FROM word w GROUP BY w.n, w.unit_id HAVING bool_or(w.word = 'owed') ORDER BY w.n, w.unit_id`;
