import { raiseAlert, settleAlert } from '@duibiao/alerts';
import type { Logger } from '@duibiao/platform';
import type pg from 'pg';
import type { Recomputation } from './recomputation.js';

/**
 * Tells the operator of a run that published nothing: a difference of the plan, with the first keys, or a failure of whatever asked. What went
 * well settles the failure; it settles the difference too where it `isOfNow`: what agreed at an older position says nothing of one found since.
 */
export async function tellEnding(
  client: pg.PoolClient,
  run: Recomputation,
  isOfNow: boolean,
  logger: Logger,
): Promise<void> {
  const { ledger, plan, state } = run;
  const difference = { ledger, kind: 'difference', subject: plan } as const;
  const failure = { ledger, kind: 'failed-run', subject: subjectOf(run) } as const;
  if (state === 'different') await raiseAlert(client, { ...difference, detail: differenceDetail(run) }, logger);
  if (state === 'failed') await raiseAlert(client, { ...failure, detail: failureDetail(run) }, logger);
  else await settleAlert(client, failure, logger);
  if (state === 'published' && isOfNow) await settleAlert(client, difference, logger);
}

/** The plan, and its schedule where one asked. */
const subjectOf = ({ plan, schedule }: Recomputation): string => (schedule === null ? plan : `${plan} ${schedule.id}`);

type Detail = { readonly message: string; readonly [member: string]: unknown };

function differenceDetail({ id, plan, position, day, differences, differenceCount, digests }: Recomputation): Detail {
  const keys = differences.map(
    ({ between, indicator, unit, first, second }) =>
      `${indicator} of ${unit ?? 'all other units'}: ${first} ≠ ${second} (${between})`,
  );
  const more = differenceCount > keys.length ? [`and ${differenceCount - keys.length} more`] : [];
  const message = `The roads differ on ${plan} at position ${position ?? ''} on ${day}: ${[...keys, ...more].join('; ')}`;
  return { message, run: id, position: position?.toString() ?? null, day, digests, differences };
}

const failureDetail = ({ id, plan, day, error }: Recomputation): Detail => ({
  message: `A recomputation of ${plan} on ${day} failed: ${error ?? ''}`,
  run: id,
});
