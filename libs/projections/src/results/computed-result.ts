import { type Definition, defineMeasure } from '@duibiao/measures';
import {
  type Result,
  type ResultHead,
  type ResultIndicator,
  type ResultLine,
  resultLines,
  resultOf,
} from '@duibiao/results';
import type { Pool } from 'pg';
import { compute } from '../compute/compute.js';
import { treesOf } from '../compute/trees.js';

/** Indicators that one computation answers: what they measure and their due day are the same. */
interface Task {
  readonly definition: Definition;
  readonly due: string | undefined;
  readonly indicators: ResultIndicator[];
}

/** How far a computation is: `done` of `total` definitions. */
export type OnProgress = (done: number, total: number) => void;

/**
 * The result by the workers' road, computed anew from the facts: neither case rows nor cells are read. The ledger MUST be projected up to the
 * head's position. `lanes` statements at a time, each on a connection of its own: two fill two cores. On a pool beside what serves readers.
 * By accepted facts it may be asked for only where something was reviewed (`hasReviews`).
 */
export async function computedResult(
  pool: Pool,
  head: ResultHead,
  indicators: readonly ResultIndicator[],
  { lanes = 2, onProgress }: { readonly lanes?: number; readonly onProgress?: OnProgress } = {},
): Promise<Result> {
  const { ledger, position, day, organisation, basis } = head;
  const tasks = tasksOf(indicators, day);
  const trees = treesOf(pool, head);
  const waiting = [...tasks];
  const lines: ResultLine[] = [];
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const { definition, due } = task;
      const question = { ledger, definition, position, day, due, organisation, accepted: basis === 'accepted' };
      const units = await compute(pool, question, trees);
      const sums = new Map(units.map(({ unit, onDay, onDue }) => [unit, { now: onDay, atDue: onDue }]));
      for (const indicator of task.indicators) lines.push(...resultLines(indicator, head, sums));
      onProgress?.((done += 1), tasks.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return resultOf(head, lines);
}

function tasksOf(indicators: readonly ResultIndicator[], day: string): readonly Task[] {
  const tasks = new Map<string, Task>();
  for (const indicator of indicators) {
    const definition = defineMeasure(indicator);
    const due = day < indicator.due ? undefined : indicator.due;
    const name = `${definition.digest} ${due ?? ''}`;
    const task = tasks.get(name) ?? { definition, due, indicators: [] };
    tasks.set(name, task);
    task.indicators.push(indicator);
  }
  return [...tasks.values()];
}
