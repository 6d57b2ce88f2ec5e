import { inTransaction } from '@duibiao/platform';
import type { Definition } from '@duibiao/measures';
import type { Pool, PoolClient } from 'pg';
import {
  byUnit,
  isReorganisedAfter,
  kindNamed,
  shapeOf,
  slicesOnDay,
  slicesOnDue,
  type SumsRow,
  type UnitSums,
} from '../ask/attainment.js';
import { factKindFrames } from '../fact-versions/fact-kinds.js';
import { frameKinds, looseMentions } from '../read-model.js';
import { computeSums } from './compute.sql.js';

/** What to compute: at a position, on a day and on a due day (`YYYY-MM-DD`, their ends). */
export interface ComputeQuestion {
  readonly ledger: string;
  readonly definition: Pick<Definition, 'digest' | 'kind'>;
  readonly position: bigint;
  readonly day: string;
  /** Absent: the day itself. */
  readonly due?: string | undefined;
  /** `then` (the default): the tree of each day; `now`: today's. */
  readonly organisation?: 'then' | 'now' | undefined;
  /** Counted by accepted facts and frames alone. */
  readonly accepted?: boolean | undefined;
}

/**
 * The exact sums of all units at (P, D), from the facts alone: nothing that was computed before is read, so that what the projectors
 * keep can be compared with it. Units in which nothing counts are left out. The ledger MUST be projected up to the position.
 *
 * 1,000,000 facts are many statements of seconds each: on a pool of its own, beside what serves readers.
 */
export async function compute(pool: Pool, question: ComputeQuestion): Promise<readonly UnitSums[]> {
  const { day, due } = question;
  return inTransaction(pool, async (client) => {
    await client.query(settings);
    if (due === undefined) {
      const onDay = byUnit(await ask(client, question, day, day));
      return [...onDay].map(([unit, rows]) => ({ unit, onDay: slicesOnDay(rows), onDue: null }));
    }
    // in the tree of another day units stand elsewhere: what they have on the due day is computed in its own
    const isOneTree = await areOneTree(client, question, due);
    const onDay = byUnit(await ask(client, question, day, isOneTree ? due : day));
    const onDue = isOneTree ? onDay : byUnit(await ask(client, question, due, due));
    return [...new Set([...onDay.keys(), ...onDue.keys()])].map((unit) => ({
      unit,
      onDay: slicesOnDay(onDay.get(unit) ?? []),
      onDue: slicesOnDue(onDue.get(unit) ?? []),
    }));
  });
}

/** Whether units stand alike on both days. */
async function areOneTree(
  client: PoolClient,
  { ledger, position, day, organisation }: ComputeQuestion,
  due: string,
): Promise<boolean> {
  if (organisation === 'now' || due === day) return true;
  return !(await isReorganisedAfter(client, ledger, position, day < due ? day : due));
}

/** Everything is read once: sorts may take memory, and each look-up goes by the index that its statement names. */
const settings = `SELECT set_config('jit', 'off', true), set_config('work_mem', '256MB', true), set_config('enable_seqscan', 'off', true)`;

async function ask(
  client: PoolClient,
  { ledger, definition, position, organisation, accepted = false }: ComputeQuestion,
  day: string,
  due: string,
): Promise<readonly SumsRow[]> {
  const { rows: heads } = await client.query<{ fact_kinds: Buffer }>(
    'SELECT fact_kinds FROM ledger.heads WHERE ledger_id = $1',
    [ledger],
  );
  const [head] = heads;
  if (head === undefined) return [];
  const kinds = await factKindFrames(client, ledger, head.fact_kinds);
  const statement = computeSums(
    kindNamed(definition.kind),
    shapeOf(definition.kind, day === due ? 1 : 2),
    organisation === 'now' ? 'ofToday' : 'ofDay',
    accepted,
  );
  const values = [ledger, definition.digest, null, day, day, due, position, frameKinds(kinds), looseMentions(kinds)];
  return (await client.query<SumsRow>(statement, values)).rows;
}
