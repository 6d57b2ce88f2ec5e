import {
  type Checkpoint,
  LogFault,
  openCheckpoint,
  rootAt,
  type Signer,
  TileNodes,
  tilesOf,
  type Verifier,
  verifierOf,
} from '@duibiao/log';
import type { Secrets } from '@duibiao/platform';
import type pg from 'pg';
import { anchorOf, type Anchors } from './anchors.js';
import { ownKeys } from './identity.js';
import { tileReader } from './prove.js';
import type { LogRow } from './rows.js';

/** What is wrong with this worker's own secret or anchors: others may sign. */
export class OwnFault extends LogFault {}

/** @throws LogFault with what to do, unless it holds */
export function refuseUnless(holds: boolean, what: string): asserts holds {
  if (!holds) {
    throw new LogFault(
      `${what}: it was restored from an older copy, or changed. Bring the newer database back, or run \`duibiao ledger reopen\` to go on under a new origin.`,
    );
  }
}

export const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** The newest published checkpoint, which must be ours: the row could have been changed. */
export function publishedOf(log: LogRow, signers: readonly Signer[]): Checkpoint | undefined {
  const [key = '', previous = null] = signers.map(({ verifierKey }) => verifierKey);
  if (key !== log.verifierKey || previous !== log.previousKey) {
    throw new OwnFault(
      `the signing key of this installation is not that of ${log.origin}: its secret is another one. Bring the secret back, or run \`duibiao ledger reopen\`.`,
    );
  }
  if (log.checkpoint === null) return undefined;
  const checkpoint = openCheckpoint(
    log.checkpoint,
    signers.map(({ verifierKey }) => verifierOf(verifierKey)),
  );
  refuseUnless(
    checkpoint.size === log.size,
    `the log of ${log.origin} says ${log.size} leaves, its checkpoint ${checkpoint.size}`,
  );
  return checkpoint;
}

/** A tree that was signed. */
export type SignedTree = Pick<Checkpoint, 'size' | 'root'>;

/**
 * What else is known to have been signed of the log, the smallest first: what this machine signed last, and what an operator has named.
 */
export async function signedBefore(
  ledger: string,
  log: LogRow,
  { anchors, secrets }: { readonly anchors: Anchors; readonly secrets: Secrets },
): Promise<SignedTree[]> {
  const keys = ownKeys(secrets, log);
  const anchored = await anchors.read(anchorOf(ledger, log.generation));
  const known = anchored === undefined ? [] : [anchoredOf(ledger, anchored, keys)];
  const named = log.named === null ? [] : [openCheckpoint(log.named, keys)];
  return [...known, ...named].toSorted((one, other) => one.size - other.size);
}

/** @throws OwnFault where the anchor cannot be read as one of the log's keys */
export function anchoredOf(ledger: string, anchored: string, keys: readonly Verifier[]): Checkpoint {
  try {
    return openCheckpoint(anchored, keys);
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new OwnFault(`the anchor of ${ledger} on this machine does not fit its log: ${error.message}`);
  }
}

/** A tree that was signed before must be the beginning of the published one. */
export async function refuseFork(
  client: pg.ClientBase,
  ledger: string,
  log: LogRow,
  { size, root }: SignedTree,
): Promise<void> {
  if (size === 0) return;
  const asked = tilesOf(log.size, [{ begin: 0, end: size }]);
  const found = await rootAt(new TileNodes(log.size, await tileReader(client, ledger, asked)), size);
  refuseUnless(same(found, root), `the ${size} leaves of ${ledger} that were signed here have another root`);
}
