import { type Entry, type FactKinds, readFactKinds } from '@duibiao/facts';
import { parse } from 'yaml';
import { LedgerFold, type Measured } from './ledger-fold.js';

/** What stands content-addressed beside a ledger, by SHA-256 in hex: in the database, or in an exported bundle. */
export type ContentOf = (sha256: string) => Promise<string>;

/**
 * `indicators` are all that will be asked of the fold. `kinds`: those of the ledger; absent, they are read from the content that its
 * first entry names.
 */
export interface FoldOptions {
  readonly indicators: readonly Pick<Measured, 'kind' | 'parameters'>[];
  readonly kinds?: FactKinds;
  readonly contentOf?: ContentOf;
  /** Whether second groupings will be asked for. */
  readonly hasGroupings?: boolean;
  /** The last position to read; absent: all. */
  readonly upTo?: bigint;
}

/**
 * Reads a ledger once, in the order of its positions, up to one of them. To go on, give the fold further entries by `apply`.
 *
 * Throws RangeError where entries are missing or `upTo` lies beyond the last, Error where the fact kinds cannot be read.
 */
export async function foldLedger(entries: AsyncIterable<Entry>, options: FoldOptions): Promise<LedgerFold> {
  const { indicators, upTo } = options;
  let fold: LedgerFold | undefined;
  for await (const entry of entries) {
    if (upTo !== undefined && BigInt(entry.position) > upTo) break;
    fold ??= new LedgerFold(
      options.kinds ?? (await kindsOf(entry, options.contentOf)),
      indicators,
      options.hasGroupings,
    );
    fold.apply(entry);
    if (upTo !== undefined && BigInt(entry.position) === upTo) break;
  }
  if (fold === undefined) throw new RangeError('the ledger has no entry to read');
  if (upTo !== undefined && BigInt(fold.position) < upTo) {
    throw new RangeError(`position ${upTo} does not exist: the last entry is ${fold.position}`);
  }
  return fold;
}

/** The fact kinds that the first entry of a ledger names. Throws Error where they cannot be read. */
export async function kindsOf({ body }: Entry, contentOf: ContentOf | undefined): Promise<FactKinds> {
  if (body.type !== 'ledger-opened' || contentOf === undefined) {
    throw new Error('the fact kinds of the ledger are not given, nor named by its first entry');
  }
  const text = await contentOf(body.ledger.factKinds.sha256);
  const read = readFactKinds(parse(text, { merge: true }));
  if (!read.ok) throw new Error(`the fact kinds of ledger ${body.ledger.id} cannot be read: ${read.faults[0] ?? ''}`);
  return read.kinds;
}
