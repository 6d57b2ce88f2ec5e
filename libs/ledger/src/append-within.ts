import type pg from 'pg';
import { callAppend } from './append-call.js';
import type { AppendOutcome, AppendRequest } from './append-request.js';

/**
 * Appends one submission within a longer transaction: it stands or falls with that. The head row stays locked until then, so nobody else MUST need
 * the ledger meanwhile: for a restore, which holds all ledgers anyway.
 */
export async function appendWithin(
  client: pg.ClientBase,
  ledger: string,
  request: AppendRequest,
): Promise<AppendOutcome> {
  const [outcome] = await callAppend(client, ledger, [request]);
  if (outcome === undefined) throw new Error('append answered nothing');
  return outcome;
}
