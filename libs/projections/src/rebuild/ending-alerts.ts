import { raiseAlert, settleAlert } from '@duibiao/alerts';
import type { Logger } from '@duibiao/platform';
import type { Connection } from '../read-model.js';
import { countDifferences, type Rebuild, type RowDifference } from './rebuild.js';

/** No plan's id has a space. */
const subject = 'read models';

/**
 * Tells the operator of a rebuild that found differences (also where it has repaired them), or failed. One that finds none settles what earlier ones
 * told.
 */
export async function tellEnding(client: Connection, rebuild: Rebuild, logger: Logger): Promise<void> {
  const { ledger, id, state, models, differences, error, position } = rebuild;
  const difference = { ledger, kind: 'difference', subject } as const;
  const failure = { ledger, kind: 'failed-run', subject } as const;
  if (state === 'failed') {
    const message = `A rebuild of the read models failed, they stand as they were: ${error ?? ''}`;
    await raiseAlert(client, { ...failure, detail: { message, rebuild: id } }, logger);
    return;
  }
  await settleAlert(client, failure, logger);
  if (state === 'equal') {
    await settleAlert(client, difference, logger);
    return;
  }
  const ending = state === 'repaired' ? 'and was replaced' : 'and is left as it is';
  const first = differences.slice(0, 5).map(differenceLine);
  const count = countDifferences(models);
  const more = count > first.length ? ['…'] : [];
  const message = `What stood in the read models was not what the entries up to position ${position ?? ''} say, ${ending} (rows: ${count}): ${[...first, ...more].join('; ')}`;
  await raiseAlert(client, { ...difference, detail: { message, rebuild: id, models, differences } }, logger);
}

/** A row that differs, in words. */
export function differenceLine({ model, what, key, columns }: RowDifference): string {
  const place = Object.entries(key).map(([name, value]) => `${name}=${value}`);
  const values = Object.entries(columns).map(
    ([name, { stood, derived }]) => `${name} ${JSON.stringify(stood)} instead of ${JSON.stringify(derived)}`,
  );
  const tail = [...(what === 'changed' ? [] : [what]), ...values].join(', ');
  return `${model} ${place.join(' ')}: ${tail}`;
}
