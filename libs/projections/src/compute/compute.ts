import { inTransaction } from '@duibiao/platform';
import type { Definition } from '@duibiao/measures';
import type { Pool, PoolClient } from 'pg';
import { kindNamed, shapeOf, type UnitSums } from '../ask/attainment.js';
import { byUnit, slicesOnDay, slicesOnDue, type SumsRow } from '../ask/sums-rows.js';
import { factKindFrames } from '../fact-versions/fact-kinds.js';
import { frameKinds, looseMentions } from '../read-model.js';
import { computeSums } from './compute.sql.js';
import { selectorsOf } from './selectors.js';
import type { Mention } from './told.sql.js';
import { type Trees, treesOf, type WrittenTree } from './trees.js';

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
 * 1,000,000 facts are many statements of seconds each: on a pool of its own, beside what serves readers. `trees` are those of the question:
 * who asks for several definitions shares them.
 */
export async function compute(
  pool: Pool,
  question: ComputeQuestion,
  trees: Trees = treesOf(pool, question),
): Promise<readonly UnitSums[]> {
  const { day, due } = question;
  // before a connection is held: others may wait for one with the same trees
  const tree = await trees.on(day);
  // in the tree of another day units stand elsewhere: what they have on the due day is computed in its own
  const dueTree = due === undefined || (await trees.areOne(day, due)) ? null : await trees.on(due);
  return inTransaction(pool, async (client) => {
    await client.query(settings);
    const onDay = byUnit(await ask(client, question, tree, day, dueTree === null ? (due ?? day) : day));
    if (due === undefined) return [...onDay].map(([unit, rows]) => ({ unit, onDay: slicesOnDay(rows), onDue: null }));
    const onDue = dueTree === null ? onDay : byUnit(await ask(client, question, dueTree, due, due));
    return [...new Set([...onDay.keys(), ...onDue.keys()])].map((unit) => ({
      unit,
      onDay: slicesOnDay(onDay.get(unit) ?? []),
      onDue: slicesOnDue(onDue.get(unit) ?? []),
    }));
  });
}

/**
 * Everything is read once: sorts and hashes may take memory. Pages are in memory or will be needed soon, so that a page at random costs as
 * one in its turn: with the usual 4 the planner read all facts for a mention of some thousands.
 */
const settings = `SELECT set_config('jit', 'off', true), set_config('work_mem', '256MB', true), set_config('random_page_cost', '1', true),
       set_config('max_parallel_workers_per_gather', '0', true)`;

async function ask(
  client: PoolClient,
  { ledger, definition, position, accepted = false }: ComputeQuestion,
  tree: WrittenTree,
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
  const [loose, frames] = [looseMentions(kinds), frameKinds(kinds)];
  const mention = (via: string): Mention => ({
    isLoose: loose.includes(via),
    isAccepted: accepted && !frames.some((kind) => via.startsWith(`${kind}:`)),
  });
  const selectors = await selectorsOf(client, ledger, definition.digest);
  if (selectors.length === 0) return [];
  const statement = computeSums(
    kindNamed(definition.kind),
    { ...shapeOf(definition.kind), days: day === due ? 1 : 2 },
    {
      selectors,
      mention,
    },
  );
  const values = [ledger, definition.digest, null, tree.units, day, due, position, tree.paths];
  return (await client.query<SumsRow>(statement, values)).rows;
}
