import { defineMeasure } from '@duibiao/measures';
import {
  type Result,
  type ResultHead,
  type ResultIndicator,
  type ResultLine,
  resultLines,
  resultOf,
} from '@duibiao/results';
import { sums, type SumsQuestion } from '../ask/attainment.js';
import type { Queryable } from '../ask/database.js';

/**
 * The result as the projectors have kept it up, event by event: from the cells where the head names the newest position, else from the case
 * rows. On one connection in REPEATABLE READ it is of one moment. `from`: see `SumsQuestion`.
 *
 * By accepted facts it may be asked for only where something was reviewed (`hasReviews`). Throws RangeError where the position is not projected yet, Error where a definition is not.
 */
export async function incrementalResult(
  db: Queryable,
  head: ResultHead,
  indicators: readonly ResultIndicator[],
  { from }: Pick<SumsQuestion, 'from'> = {},
): Promise<Result> {
  const { ledger, position, day, organisation, basis } = head;
  const { rows } = await db.query<{ unit: string }>(
    'SELECT unit_id AS unit FROM ledger.units WHERE ledger_id = $1 ORDER BY unit_id',
    [ledger],
  );
  const units = rows.map(({ unit }) => unit);
  const lines: ResultLine[] = [];
  for (const indicator of indicators) {
    const definition = defineMeasure(indicator);
    const { due } = indicator;
    const accepted = basis === 'accepted';
    const question = { ledger, definitions: [{ ...definition, due }], units, position, day, organisation, accepted };
    const answer = await sums(db, from === undefined ? question : { ...question, from });
    if (answer.state !== 'known') {
      if (answer.position < position)
        throw new RangeError(`position ${position} is not projected: ${answer.position} is`);
      throw new Error(`nothing is projected of indicator ${indicator.id}`);
    }
    const byUnit = new Map(answer.sums[0]?.map(({ unit, onDay, onDue }) => [unit, { now: onDay, atDue: onDue }]));
    lines.push(...resultLines(indicator, head, byUnit));
  }
  return resultOf(head, lines);
}
