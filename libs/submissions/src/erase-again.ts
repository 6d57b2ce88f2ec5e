import { randomBytes } from 'node:crypto';
import { knownSubjects, randomId, randomness } from '@duibiao/access';
import { bindSubmission, draftErasure, type Entropy, erasureStream } from '@duibiao/facts';
import { appendWithin, readHead, readStreamHeads, type ReadWhole } from '@duibiao/ledger';
import type pg from 'pg';
import { nothingRead, readOn, toErase } from './about-subject.js';

/** An erasure of which the ledger may know nothing: it was recorded after the copy was taken from which the ledger was restored. */
export interface LostErasure {
  readonly subject: string;
  /** Of its event, in the ledger as it was then. */
  readonly position: number;
  /** ISO 8601, UTC, microseconds, by the ledger's clock. */
  readonly recordedAt: string;
}

/** What an erasure took away that was done again. */
export interface ErasedAgain extends LostErasure {
  readonly ledger: string;
  /** How many texts. */
  readonly texts: number;
  /** Of the event that says so now. */
  readonly positionNow: bigint;
}

const entropy: Entropy = { nonce: () => randomness(16).toString('base64url'), salt: () => randomness(16) };

/**
 * Does an erasure again within a transaction, as it was done then: what identifies the subject and every text about it goes, and an event
 * (`subject-erased`, by the system) says so. Undefined where there is nothing to do: the ledger knows this erasure or a later one, or does not know
 * the subject. The connection MUST be the owner's, and hold the ledger alone.
 */
export async function eraseAgain(
  client: pg.ClientBase,
  ledger: string,
  lost: LostErasure,
): Promise<ErasedAgain | undefined> {
  const { subject } = lost;
  const stream = erasureStream(subject);
  const newest = (await readStreamHeads(client, ledger, [stream])).get(stream)?.entry;
  if (newest !== undefined && newest.recordedAt >= lost.recordedAt) return undefined;
  const isKnown = (await knownSubjects(client, ledger, [subject])).has(subject);
  if (!isKnown && newest === undefined) return undefined;

  const head = await readHead(client, ledger);
  if (head === undefined) throw new Error(`ledger ${ledger} has no entries`);
  const readWhole: ReadWhole = (work) => work(client);
  const about = await readOn(readWhole, ledger, subject, nothingRead, head.position);
  const erased = await toErase(readWhole, ledger, subject, about);
  if (!isKnown && erased.texts.length === 0) return undefined;

  const by = { principal: 'system', channel: 'system' } as const;
  const reason = `Restored from a backup that did not know of it: erased at position ${lost.position}, ${lost.recordedAt}.`;
  const draft = draftErasure({ by, reason, erased, before: newest?.body.version ?? 0, root: head.root }, entropy);
  const submission = randomId('sub-');
  const outcome = await appendWithin(client, ledger, {
    submission,
    principal: by.principal,
    request: randomBytes(20),
    digest: randomBytes(32),
    events: bindSubmission([draft], submission).events,
  });
  if (outcome.outcome !== 'appended') throw new Error(`the erasure of ${subject} was not recorded: ${outcome.outcome}`);
  return { ...lost, ledger, texts: erased.texts.length, positionNow: outcome.firstPosition };
}
