import type { Pool } from 'pg';
import { isReorganisedAfter } from '../ask/attainment.js';
import { treesAt } from '../ask/attainment.sql.js';

/** An organisation: units, and their paths (root first, itself last) each written as PostgreSQL writes an array. */
export interface WrittenTree {
  readonly units: readonly string[];
  readonly paths: readonly string[];
}

/** The organisations that a computation needs. Reading one of 2,000 units takes as long as most definitions do: each is read once. */
export interface Trees {
  /** That of a day (`YYYY-MM-DD`), or today's for all days. */
  on(day: string): Promise<WrittenTree>;
  /** Whether units stand alike on both days. */
  areOne(day: string, due: string): Promise<boolean>;
}

/** What is known at a position; `now`: today's tree, whatever the day. */
export function treesOf(pool: Pool, { ledger, position, organisation = 'then' }: TreesQuestion): Trees {
  const isNow = organisation === 'now';
  const tree = treesAt('$2::bigint', '$3::date')[isNow ? 'ofToday' : 'ofDay'];
  const read = async (day: string): Promise<WrittenTree> => {
    const { rows } = await pool.query<{ unit_id: string; path: string }>(
      `SELECT t.unit_id, t.path::text AS path FROM (${tree}) t`,
      isNow ? [ledger] : [ledger, position, day],
    );
    return { units: rows.map(({ unit_id: unit }) => unit), paths: rows.map(({ path }) => path) };
  };
  const first = (day: string, due: string): string => (day < due ? day : due);
  const trees = once(read);
  const moves = once((day) => isReorganisedAfter(pool, ledger, position, day));
  return {
    on: (day) => trees(isNow ? 'today' : day),
    areOne: async (day, due) => isNow || day === due || !(await moves(first(day, due))),
  };
}

interface TreesQuestion {
  readonly ledger: string;
  readonly position: bigint;
  readonly organisation?: 'then' | 'now' | undefined;
}

/** Asks for each day once, however often and by however many it is asked for. */
function once<T>(ask: (day: string) => Promise<T>): (day: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (day) => {
    const known = asked.get(day) ?? ask(day);
    asked.set(day, known);
    return known;
  };
}
