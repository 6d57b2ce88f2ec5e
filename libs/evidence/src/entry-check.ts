import { hash } from 'node:crypto';
import { canonicalJson, type Entry, type StoredBody, type SubmissionPart } from '@duibiao/facts';
import { LogFault } from '@duibiao/log';

/** What an entry must be besides a leaf of the tree: the tree itself cannot know. */
interface OpenSubmission {
  readonly id: string;
  readonly of: number;
  readonly digest: string;
  readonly bare: string[];
}

/**
 * Checks the entries of a ledger one after the other, from the first: each is canonical JSON, positions have no gap, `recordedAt` never decreases, the
 * versions of a stream follow each other, submissions are whole and no id comes twice, and each digest is that of its items. Memory grows with
 * streams and submissions: some 100 bytes each.
 */
export class EntryCheck {
  #position = 0;
  #recordedAt = '';
  #open: OpenSubmission | undefined;
  readonly #versions = new Map<string, number>();
  readonly #submissions = new Set<string>();

  /** Position of the last entry that was checked. */
  get position(): number {
    return this.#position;
  }

  /**
   * Answers what the entry says.
   *
   * @throws LogFault naming the position and what is wrong
   */
  next(bytes: Buffer): Entry {
    const position = this.#position + 1;
    const entry = readLeaf(bytes, position);
    const { body, recordedAt } = entry;
    demandAt(position, entry.position === position, `it says of itself that it is position ${String(entry.position)}`);
    demandAt(
      position,
      recordedAt >= this.#recordedAt,
      `recorded at ${recordedAt}, before the one that precedes it (${this.#recordedAt})`,
    );
    this.#recordedAt = recordedAt;
    this.#position = position;
    const version = (this.#versions.get(body.stream) ?? 0) + 1;
    demandAt(
      position,
      body.version === version,
      `version ${body.version} of stream ${body.stream}, whose next version is ${version}`,
    );
    this.#versions.set(body.stream, version);
    this.#submission(position, body, bytes.toString('utf8'));
    return entry;
  }

  /** The last entry is there: its submission must be whole. @throws LogFault */
  end(): void {
    if (this.#open === undefined) return;
    const { id, of, bare } = this.#open;
    throw new LogFault(
      `the ledger ends at position ${this.#position}, within submission ${id}: it has ${of} items, of which ${bare.length} are there`,
    );
  }

  #submission(position: number, { submission }: StoredBody, text: string): void {
    const { id, item, of, digest } = submission;
    const open = this.#open ?? { id, of, digest, bare: [] };
    if (this.#open === undefined) {
      demandAt(position, !this.#submissions.has(id), `submission ${id} was there before`);
      this.#submissions.add(id);
    }
    const isNext = id === open.id && of === open.of && digest === open.digest && item === open.bare.length + 1;
    demandAt(
      position,
      isNext,
      `item ${item} of ${of} of submission ${id}, where item ${open.bare.length + 1} of ${open.of} of ${open.id} is due`,
    );
    open.bare.push(bareBody(text, submission));
    this.#open = open.bare.length < of ? open : undefined;
    if (this.#open !== undefined) return;
    const found = hash('sha256', `[${open.bare.join(',')}]`, 'hex');
    demandAt(position, found === digest, `the digest of submission ${id} is not that of its ${of} items`);
  }
}

/**
 * The canonical body of an entry without its submission, cut out of the canonical entry: written out anew it takes three times as long. Only `type` and
 * `version` follow the member, so that the last place where it stands is its own.
 */
function bareBody(entry: string, submission: SubmissionPart): string {
  const body = entry.slice('{"body":'.length, entry.lastIndexOf(',"position":'));
  const member = `,"submission":${canonicalJson(submission)}`;
  const at = body.lastIndexOf(member);
  return body.slice(0, at) + body.slice(at + member.length);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What an entry says, which must be canonical JSON in the form of an entry.
 *
 * @throws LogFault naming the position
 */
export function readLeaf(bytes: Uint8Array, position: number): Entry {
  const entry = parsed(bytes);
  if (entry === undefined) throw new LogFault(`position ${position}: it is not canonical JSON`);
  const { body } = entry as Partial<Entry>;
  const isEntry = typeof body?.submission?.id === 'string' && typeof body.stream === 'string';
  if (!isEntry) throw new LogFault(`position ${position}: it is not in the form of an entry`);
  return entry as Entry;
}

function parsed(bytes: Uint8Array): object | undefined {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && canonicalJson(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function demandAt(position: number, holds: boolean, what: string): void {
  if (!holds) throw new LogFault(`position ${position}: ${what}`);
}
