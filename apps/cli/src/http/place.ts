import { demoKeysOf, readDemoKeys } from '@duibiao/demonstration';
import { ClearError, readConfig } from '@duibiao/platform';
import { exitCode } from '../exit-code.js';
import { demoKeyFile, demonstrationLedger } from '../start/prepare.js';
import type { LedgerList, PlanList } from './answers.js';
import { ask, segment } from './client.js';
import { connect, type Connection, type ConnectionOptions, type Need, ownKey } from './connection.js';

/** What commands about a plan take: without `ledger` it is the one that holds the plan. */
export interface PlaceOptions extends Omit<ConnectionOptions, 'ledger'> {
  readonly ledger?: string;
}

/** A ledger, and how to ask it. */
export interface Place {
  readonly ledger: string;
  readonly connection: Connection;
}

/**
 * Where a plan is kept: `--ledger`, or of the ledgers that the key may see (of the demonstrations, where none is given) the one that
 * holds the plan. The plan may be new: with `otherwise` it goes there where nobody has it.
 *
 * @throws ClearError where no ledger has it, telling which plans there are, or where several have it
 */
export async function placeOf(
  options: PlaceOptions,
  need: Need,
  plan: string,
  { otherwise }: { readonly otherwise?: string } = {},
): Promise<Place> {
  if (options.ledger !== undefined) return placed({ ...options, ledger: options.ledger }, need);
  const places = await reachable(options, need);
  const found: (Place & { readonly plans: readonly string[] })[] = [];
  for (const place of places) {
    const { plans } = await ask<PlanList>(place.connection, { path: `/v1/ledgers/${segment(place.ledger)}/plans` });
    found.push({ ...place, plans: plans.map(({ id }) => id) });
  }
  const holders = found.filter(({ plans }) => plans.includes(plan));
  const [only] = holders;
  const first = holders.find(({ ledger }) => ledger === demonstrationLedger);
  if (only !== undefined && (holders.length === 1 || first !== undefined)) return first ?? only;
  if (holders.length > 1) {
    const names = holders.map(({ ledger }) => ledger).join(', ');
    throw new ClearError(`Plan ${plan} is in several ledgers: name one with --ledger (${names}).`, exitCode.usage);
  }
  if (otherwise !== undefined) return placed({ ...options, ledger: otherwise }, need);
  throw new ClearError([`No ledger has a plan ${plan}; there are:`, ...found.map(plansLine)].join('\n'));
}

const placed = (options: ConnectionOptions, need: Need): Place => ({
  ledger: options.ledger,
  connection: connect(options, need),
});

const plansLine = ({ ledger, plans }: { readonly ledger: string; readonly plans: readonly string[] }): string =>
  `  ledger ${ledger}: ${plans.join(', ') || 'no plan'}`;

/** The ledgers of a key, or those of the demonstrations for which there is a key that fits; never none. */
async function reachable(options: PlaceOptions, need: Need): Promise<readonly Place[]> {
  const asDefault = (): Place => placed({ ...options, ledger: demonstrationLedger }, need);
  if (ownKey(options) !== undefined) {
    const { connection } = asDefault();
    const { ledgers } = await ask<LedgerList>(connection, { path: '/v1/ledgers' });
    return ledgers.length === 0 ? [asDefault()] : ledgers.map(({ id }) => ({ ledger: id, connection }));
  }
  const known = demoKeysOf(readDemoKeys(demoKeyFile(readConfig().home)));
  const places = known.flatMap(({ ledger }) => {
    try {
      return [placed({ ...options, ledger }, need)];
    } catch (error) {
      if (error instanceof ClearError) return []; // no key there that fits
      throw error;
    }
  });
  return places.length > 0 ? places : [asDefault()];
}
