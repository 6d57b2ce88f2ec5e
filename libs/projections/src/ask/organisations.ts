import { statement } from '@duibiao/platform';
import type { Queryable } from './database.js';
import { organisationVersion, type TreePoint, type UnitOn, unitsOn } from './organisation.js';

/** `self`, its `children`, or every unit of its subtree (itself included) of a type. */
export type Level = 'self' | 'children' | { readonly type: string };

/** The organisation on a day, as known at a position. */
export interface Organisation {
  /** Parents before children; units that open later are left out, closed ones are told. */
  readonly units: readonly UnitOn[];
  /** SHA-256 in hex over its units and where each stands. */
  readonly version: string;
}

export type Organisations = (point: TreePoint) => Promise<Organisation>;

/** Trees kept: those of the days that are being asked about. Some 1 MB each for 2,000 units. */
const KEPT = 24;

/** The last position at which anything was said of units, what was said of them that is parked, and how often read models were repaired. */
const unitsSaidAt = statement(
  'units said at',
  `SELECT read.units_said_at($1, $2) AS said,
       (SELECT string_agg(e."position"::text, ',' ORDER BY e."position") FROM operations.parked_events e
         WHERE e.ledger_id = $1 AND e."position" <= $2 AND e.kind LIKE 'unit.%') AS lacks,
       (SELECT r.repairs FROM operations.repairs r WHERE r.ledger_id = $1) AS repairs`,
);

/**
 * The organisations of (P, D), each read once: nothing changes them but what is said of units, so one is kept for all positions up to the next
 * such event. Reading 2,000 units anew took some 300 ms a question.
 */
export function createOrganisations(db: Queryable): Organisations {
  const kept = new Map<string, Promise<Organisation>>();
  const read = async (point: TreePoint): Promise<Organisation> => {
    const [units, version] = await Promise.all([unitsOn(db, point), organisationVersion(db, point)]);
    return { units, version };
  };
  return async ({ ledger, position, day }) => {
    const { rows } = await db.query<{ said: string; lacks: string | null; repairs: string | null }>(
      unitsSaidAt([ledger, position]),
    );
    const { said = '0', lacks = null, repairs = null } = rows[0] ?? {};
    const name = `${ledger} ${said} ${lacks ?? ''} ${repairs ?? ''} ${day}`;
    const known = kept.get(name);
    const found = known ?? read({ ledger, position, day });
    // the one asked for last goes last
    kept.delete(name);
    kept.set(name, found);
    if (known === undefined) found.catch(() => kept.delete(name));
    for (const [oldest] of kept) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };
}

/**
 * The units that a listing below `unit` shows on the day, in the order of their ids. What was closed by then is left out (a unit that was
 * merged is shown by the one that carries on), and so is what opened later, or what `isInScope` says no to: rights are of today.
 */
export function unitsBelow(
  { units }: Organisation,
  day: string,
  unit: string,
  level: Level,
  isInScope: (unit: string) => boolean,
): readonly string[] {
  if (level === 'self') return [unit];
  return units
    .filter(
      ({ id, path, parent, type, closedOn }) =>
        (level === 'children' ? parent === unit : type === level.type) &&
        (closedOn === null || closedOn > day) &&
        path.includes(unit) &&
        isInScope(id),
    )
    .map(({ id }) => id)
    .toSorted(byCodePoint);
}

/** As PostgreSQL sorts under COLLATE "C". Unit ids are ASCII. */
const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
