import type { Entry } from '@duibiao/facts';
import { readEntryTexts } from '@duibiao/ledger';
import type pg from 'pg';

/** Entries in one answer of the database: some 2 MB, and a fortieth of a second of folding. */
const stride = 2000;

/**
 * The entries of a ledger after a position, in order, as far as the caller may see them: an auditor of the whole ledger, or a worker. The next ones are
 * fetched while these are folded. Each is parsed when its turn comes, and let go of before the next: parsed together they would outlive the collector's first
 * rounds, and be kept until the last one.
 */
export async function* ledgerEntries(
  client: pg.ClientBase | pg.Pool,
  ledger: string,
  after = 0n,
): AsyncGenerator<Entry, void, void> {
  let next = readEntryTexts(client, ledger, after, stride);
  for (;;) {
    const batch = await next;
    const last = batch.at(-1);
    if (last === undefined) return;
    next = readEntryTexts(client, ledger, BigInt(parsed(last).position), stride);
    next.catch(() => undefined);
    for (const text of batch) yield parsed(text);
  }
}

const parsed = (text: string): Entry => JSON.parse(text) as Entry;
