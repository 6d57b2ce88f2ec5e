import type { Client } from './client.js';
import { waitFor } from './wait.js';

/** The log of a ledger as the API shows it. */
export interface Log {
  readonly origin: string;
  readonly verifierKey: string;
  readonly previousKey: string | null;
  readonly generation: number;
  readonly size: string;
  readonly held: string | null;
}

export const logOf = async (client: Client): Promise<Log> =>
  (await client.get<{ log: Log }>(`/v1/ledgers/${client.ledger}`)).body.log;

/** The log as it stands once a checkpoint covers everything. */
export async function sealedLog(client: Client): Promise<Log> {
  const head = await client.size();
  return waitFor(
    () => logOf(client),
    (one) => one !== null && BigInt(one.size) >= head,
  );
}
