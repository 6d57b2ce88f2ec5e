import type { Queryable } from './database.js';

/** A unit as it stood on a day, by what was known at a position. Days `YYYY-MM-DD`. */
export interface UnitOn {
  readonly id: string;
  readonly parent: string | null;
  readonly type: string;
  readonly name: string;
  readonly openedOn: string;
  /** First day on which it no longer exists; null while it does. */
  readonly closedOn: string | null;
  /** The unit that it was merged into, below which it stands. */
  readonly successor: string | null;
  /** Root first, itself last. */
  readonly path: readonly string[];
}

/** Which tree: that of a day as known at a position. */
export interface TreePoint {
  readonly ledger: string;
  readonly position: bigint;
  readonly day: string;
}

interface UnitRow {
  readonly id: string;
  readonly parent: string | null;
  readonly type: string;
  readonly name: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly successor: string | null;
  readonly path: string[];
}

/** The organisation on a day, parents before children; units that open later are left out, closed ones are told. */
export async function unitsOn(db: Queryable, { ledger, position, day }: TreePoint): Promise<readonly UnitOn[]> {
  const { rows } = await db.query<UnitRow>(
    `SELECT u.unit_id AS id, u.parent_id AS parent, u.type, u.name, u.opened_on::text, u.closed_on::text, u.successor, t.path
       FROM read.units_on($1, $2, $3) u JOIN read.tree($1, $2, $3) t ON t.unit_id = u.unit_id
      WHERE u.opened_on <= $3::date ORDER BY cardinality(t.path), u.unit_id COLLATE "C"`,
    [ledger, position, day],
  );
  return rows.map(({ opened_on, closed_on, ...row }) => ({ ...row, openedOn: opened_on, closedOn: closed_on }));
}

/** The version of an organisation: SHA-256 in hex over its units and where each stands. The same tree has the same. */
export async function organisationVersion(db: Queryable, { ledger, position, day }: TreePoint): Promise<string> {
  const { rows } = await db.query<{ digest: string }>(
    `SELECT encode(sha256(convert_to(coalesce(string_agg(array_to_string(t.path, '/'), E'\\n' ORDER BY t.unit_id COLLATE "C"), ''), 'UTF8')), 'hex') AS digest
       FROM read.tree($1, $2, $3) t`,
    [ledger, position, day],
  );
  return rows[0]?.digest ?? '';
}

/** A change of the organisation that makes one tree differ from another. */
export interface Reorganisation {
  readonly position: bigint;
  readonly unit: string;
  readonly what: 'moved' | 'renamed' | 'retyped' | 'closed' | 'merged' | 'split';
  /** The day from which it holds. */
  readonly on: string;
  /** Where to: the new parent, the unit merged into, the units split into. */
  readonly to: readonly string[];
  readonly name: string | null;
}

/** What was reorganised after the day or recorded after the position, by what is known now: the difference between then and now. */
export async function reorganisedAfter(
  db: Queryable,
  { ledger, position, day }: TreePoint,
  known: bigint,
): Promise<readonly Reorganisation[]> {
  const { rows } = await db.query<{
    position: string;
    unit_id: string;
    kind: string;
    day: string;
    parent: string | null;
    type: string | null;
    name: string | null;
    how: string | null;
    successors: string[] | null;
  }>(
    'SELECT "position", unit_id, kind, day::text, parent, type, name, how, successors FROM read.reorganised_after($1, $2, $3, $4)',
    [ledger, known, position, day],
  );
  return rows.map((row) => ({
    position: BigInt(row.position),
    unit: row.unit_id,
    what:
      row.kind === 'unit.closed'
        ? ending(row.how)
        : row.parent !== null
          ? 'moved'
          : row.name !== null
            ? 'renamed'
            : 'retyped',
    on: row.day,
    to: row.kind === 'unit.closed' ? (row.successors ?? []) : row.parent === null ? [] : [row.parent],
    name: row.name,
  }));
}

const ending = (how: string | null): Reorganisation['what'] => (how === 'merged' || how === 'split' ? how : 'closed');

/** The groups of a second grouping on a day: the categories under which a register holds units. */
export async function groupsOn(
  db: Queryable,
  { ledger, position, day }: TreePoint,
  register: string,
  top: string,
): Promise<readonly { readonly group: string; readonly units: readonly string[] }[]> {
  const { rows } = await db.query<{ group: string; units: string[] }>(
    `SELECT g.unit_id AS "group", array_agg(t.unit_id ORDER BY t.unit_id COLLATE "C") AS units
       FROM read.grouped_tree($1, $2, $3, $4) g
       JOIN read.grouped_tree($1, $2, $3, $4) t ON t.path[cardinality(t.path) - 1] = g.unit_id
      WHERE g.unit_id LIKE 'group:%' AND t.path @> ARRAY[$5::text]
      GROUP BY g.unit_id ORDER BY g.unit_id COLLATE "C"`,
    [ledger, position, day, register, top],
  );
  return rows;
}
