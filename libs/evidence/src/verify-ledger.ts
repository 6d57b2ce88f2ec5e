import type { Entry } from '@duibiao/facts';
import {
  type Checkpoint,
  demand,
  leafHash,
  LogFault,
  openCheckpoint,
  type ReadTile,
  type Verifier,
} from '@duibiao/log';
import { EntryCheck } from './entry-check.js';
import { readLeaf } from './leaf.js';
import { TilesCheck } from './tiles-check.js';

/** What stands there of a ledger, wherever it was read: from a server, from a database, from an exported file. */
export interface LedgerEvidence {
  /** The newest checkpoint, a signed note. */
  readonly checkpoint: string;
  /** Checkpoints signed before, in any order, read before the newest: they narrow down where two trees part. */
  readonly older: readonly string[];
  readonly tileOf: ReadTile;
  /** The exact bytes of the entries from position 1, in order, in runs of any length. */
  readonly entries: AsyncIterable<readonly Buffer[]>;
}

export interface VerifyOptions {
  readonly verifiers: readonly Verifier[];
  /** The checkpoint that was verified last: what it covers must still be there. */
  readonly trusted?: Checkpoint | undefined;
  /** Told of each entry that is not of a fact, once it was checked. */
  readonly onEvent?: (entry: Entry) => void;
}

/**
 * Verifies a ledger from its first entry to its newest checkpoint: signatures, tiles, every leaf, and what the tree cannot know (see `EntryCheck`).
 * Answers the checkpoint that may be trusted from now on.
 *
 * @throws LogFault naming the first position (or the narrowest range) that is bad
 */
export async function verifyLedger(evidence: LedgerEvidence, options: VerifyOptions): Promise<Checkpoint> {
  const { verifiers, trusted } = options;
  const checkpoint = openCheckpoint(evidence.checkpoint, verifiers);
  const { size } = checkpoint;
  demand(
    trusted === undefined || trusted.origin === checkpoint.origin,
    `the log is ${checkpoint.origin}, the trusted checkpoint is of ${trusted?.origin ?? ''}`,
  );
  demand(
    trusted === undefined || trusted.size <= size,
    `${missing(size, trusted?.size ?? 0)}: the trusted checkpoint covers ${trusted?.size ?? 0} entries, the newest ${size}`,
  );
  const tiles = await TilesCheck.read(size, evidence.tileOf);
  await demandRoots(tiles, [
    ...openOlder(evidence.older, checkpoint, verifiers),
    ...(trusted ? [trusted] : []),
    checkpoint,
  ]);

  const check = new EntryCheck();
  for await (const run of evidence.entries) {
    if (check.position === size && run.length > 0) break;
    for (const bytes of run.slice(0, size - check.position)) {
      tiles.demandLeaf(check.position + 1, leafHash(bytes));
      const { position, type } = check.next(bytes);
      if (type.startsWith('fact-') && position > 1) continue;
      const entry = readLeaf(bytes, position);
      if (position === 1) demandOpened(entry, checkpoint.origin);
      options.onEvent?.(entry);
    }
  }
  const { position } = check;
  demand(position === size, `${missing(position, size)}: the checkpoint covers ${size} entries, ${position} are there`);
  check.end();
  return checkpoint;
}

/** The first entry opens the ledger that the log is named by: the tree of one is not that of another. */
function demandOpened({ body }: Entry, origin: string): void {
  const id = body.type === 'ledger-opened' ? body.ledger.id : undefined;
  const [, named] = /\/v1\/ledgers\/([^/]+)\/log(?:\.\d+)?$/.exec(origin) ?? [];
  demand(id !== undefined, 'position 1: it does not open a ledger');
  demand(id === named, `position 1: it opens the ledger ${id}, the log is named ${origin}`);
}

const missing = (there: number, covered: number): string =>
  covered === there + 1 ? `position ${covered} is missing` : `positions ${there + 1} to ${covered} are missing`;

/** What is unreadable or signed by others says nothing: whoever changed the ledger could have put it there. */
function openOlder(
  notes: readonly string[],
  { size, origin }: Checkpoint,
  verifiers: readonly Verifier[],
): Checkpoint[] {
  const own = notes.flatMap((note) => {
    try {
      return [openCheckpoint(note, verifiers)];
    } catch (error) {
      if (error instanceof LogFault) return [];
      throw error;
    }
  });
  const ofLog = own.filter((one) => one.origin === origin);
  const most = Math.max(0, ...ofLog.map((one) => one.size));
  demand(most <= size, `${missing(size, most)}: an older checkpoint covers ${most} entries, the newest ${size}`);
  return ofLog;
}

/** Each signed tree must be a beginning of the tree of the tiles; the first that is not bounds the first bad position. */
async function demandRoots(tiles: TilesCheck, signed: readonly Checkpoint[]): Promise<void> {
  let good = 0;
  for (const { size, root } of signed.toSorted((one, other) => one.size - other.size)) {
    const isSame = Buffer.compare(await tiles.rootAt(size), root) === 0;
    demand(
      isSame,
      `positions ${good + 1} to ${size}: the tree that stands there is not the one that was signed; entries were changed and hashed anew`,
    );
    good = size;
  }
}
