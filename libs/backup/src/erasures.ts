import type { Entry } from '@duibiao/facts';
import { type Secrets, toBigInt } from '@duibiao/platform';
import type { LostErasure } from '@duibiao/submissions';
import type pg from 'pg';
import { z } from 'zod';
import { demand } from './fault.js';
import { type BackupManifest, secretName } from './form.js';

const erasureShape = z.strictObject({
  subject: z.string().regex(/^s-[a-z2-7]{26}$/),
  position: z.int().min(1),
  recordedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/),
});

/** What a list is as JSON. */
export const listShape = z.strictObject({
  format: z.literal('duibiao-erasures@1'),
  secret: z.string(),
  writtenAt: z.string(),
  ledgers: z.array(z.strictObject({ id: z.string(), entries: z.int().min(0), erasures: z.array(erasureShape) })),
});

/** Who was erased, kept outside of the database: a backup that is older than an erasure knows nothing of it. Random ids, no more. */
export interface ErasureList {
  readonly format: 'duibiao-erasures@1';
  /** Tells of which installation it is, as a backup does. */
  readonly secret: string;
  /** ISO 8601, UTC. For people. */
  readonly writtenAt: string;
  readonly ledgers: readonly ListedLedger[];
}

interface ListedLedger {
  readonly id: string;
  /** Entries that were looked through: what came later is not in the list. */
  readonly entries: number;
  /** The newest of each subject, by position. */
  readonly erasures: readonly LostErasure[];
}

/** Every erasure that the ledgers of a database know, looked for in all entries. The connection MUST be the owner's. */
export async function readErasures(client: pg.ClientBase, secrets: Secrets): Promise<ErasureList> {
  // before the entries: what comes meanwhile may stand in the list, and is not promised
  const heads = await client.query<{ id: string; entries: string }>(
    'SELECT ledger_id AS id, position AS entries FROM ledger.heads ORDER BY ledger_id',
  );
  const found = await client.query<{ ledger_id: string; entry: string }>(
    `SELECT ledger_id, convert_from(entry, 'UTF8') AS entry FROM ledger.events
      WHERE position('"type":"subject-erased"'::bytea IN entry) > 0 ORDER BY ledger_id, position`,
  );
  const erasures = found.rows.flatMap(({ ledger_id, entry }) => erasureOf(ledger_id, JSON.parse(entry) as Entry));
  return {
    format: 'duibiao-erasures@1',
    secret: secretName(secrets),
    writtenAt: new Date().toISOString(),
    ledgers: heads.rows.map(({ id, entries }) => ({
      id,
      entries: Number(toBigInt(entries)),
      erasures: newestOfEach(erasures.filter(({ ledger }) => ledger === id).map(({ erasure }) => erasure)),
    })),
  };
}

function erasureOf(
  ledger: string,
  { body, position, recordedAt }: Entry,
): { readonly ledger: string; readonly erasure: LostErasure }[] {
  if (body.type !== 'subject-erased') return [];
  return [{ ledger, erasure: { subject: body.erasure.subject, position, recordedAt } }];
}

function newestOfEach(erasures: readonly LostErasure[]): LostErasure[] {
  const newest = new Map<string, LostErasure>();
  for (const one of erasures) {
    const known = newest.get(one.subject);
    if (known === undefined || known.recordedAt < one.recordedAt) newest.set(one.subject, one);
  }
  return [...newest.values()].toSorted((one, other) => one.position - other.position);
}

/** The newer list with whatever only the older one knows: nobody who was erased is forgotten, also where the database is an older copy. */
export function mergeErasures(older: ErasureList, newer: ErasureList): ErasureList {
  const ids = [...new Set([...newer.ledgers, ...older.ledgers].map(({ id }) => id))].toSorted();
  const ledgers = ids.map((id): ListedLedger => {
    const [was, is] = [older, newer].map((list) => list.ledgers.find((one) => one.id === id));
    const erasures = newestOfEach([...(was?.erasures ?? []), ...(is?.erasures ?? [])]);
    return { id, entries: (is ?? was)?.entries ?? 0, erasures };
  });
  return { ...newer, ledgers };
}

/** @throws BackupFault where the list cannot know what was erased after the backup was taken */
export function refuseUnfitList(list: ErasureList, { secret, ledgers }: BackupManifest): void {
  demand(list.secret === secret, 'the list of erasures is of another installation than the backup');
  for (const { id, entries } of ledgers) {
    const known = list.ledgers.find((one) => one.id === id)?.entries ?? 0;
    demand(
      known >= entries,
      `the list of erasures is older than the backup: it knows ${known} entries of ${id}, the backup has ${entries}`,
    );
  }
}
