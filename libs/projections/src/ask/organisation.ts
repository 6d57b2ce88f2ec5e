import { statement } from '@duibiao/platform';
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

const reorganised = statement(
  'reorganised after',
  'SELECT "position", unit_id, kind, day::text, parent, type, name, how, successors FROM read.reorganised_after($1, $2, $3, $4)',
);

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
  }>(reorganised([ledger, known, position, day]));
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

/** A second grouping, as far as one reader may see it. */
export interface Grouping {
  readonly register: string;
  /** Of the groups only what stands below this unit counts. MUST be within the reader's scope. */
  readonly top: string;
  /** The units at the top of the reader's scope: what stands elsewhere today does not count. Null: the whole ledger. */
  readonly scope: readonly string[] | null;
  /** The tree to group in and the day of the register; absent: those of the position and the day asked for. */
  readonly tree?: Pick<TreePoint, 'position' | 'day'> | undefined;
}

/** The groups of a second grouping that hold anything below its top within the reader's scope: categories of a register. */
export async function groupsOn(
  db: Queryable,
  { ledger, position, day }: TreePoint,
  { register, top, scope, tree }: Grouping,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ group: string }>(
    `SELECT DISTINCT g.unit COLLATE "C" AS "group"
       FROM read.grouped_tree($1, $2, $3, $4) t CROSS JOIN LATERAL unnest(t.path) g(unit)
       JOIN ledger.units n ON n.ledger_id = $1 AND n.unit_id = t.unit_id
      WHERE g.unit LIKE 'group:%' AND t.path @> ARRAY[$5::text] AND ($6::text[] IS NULL OR n.path && $6::text[])
      ORDER BY 1`,
    [ledger, tree?.position ?? position, tree?.day ?? day, register, top, scope],
  );
  return rows.map(({ group }) => group);
}
