import { readEntriesAt, readTexts } from '@duibiao/ledger';
import type { LineageFact } from '@duibiao/projections';
import type pg from 'pg';
import type { z } from 'zod';
import type { lineageSchema } from './attainment.schema.js';

type Recorded = z.output<typeof lineageSchema>['leftOut'][number]['recorded'];

/** Who submitted these versions of facts, when, by which road and why, by position; as far as the caller's scope goes. */
export async function recordedOf(
  client: pg.PoolClient,
  ledger: string,
  facts: readonly Pick<LineageFact, 'position'>[],
): Promise<(position: bigint) => Recorded> {
  const entries = await readEntriesAt(client, ledger, [...new Set(facts.map(({ position }) => position))]);
  const digests = entries.flatMap(({ entry: { body } }) => [
    ...('reason' in body && body.reason !== undefined ? [body.reason.sha256] : []),
    ...(body.note === undefined ? [] : [body.note.sha256]),
  ]);
  const texts = await readTexts(client, ledger, [...new Set(digests)]);
  const found = new Map(
    entries.map(({ position, entry: { body, recordedAt } }): [bigint, Recorded] => {
      const reason = 'reason' in body ? body.reason : undefined;
      return [
        position,
        {
          at: recordedAt,
          type: body.type,
          channel: body.by.channel,
          principal: body.by.principal,
          reason: reason === undefined ? null : (texts.get(reason.sha256) ?? null),
          note: body.note === undefined ? null : (texts.get(body.note.sha256) ?? null),
        },
      ];
    }),
  );
  return (position) => found.get(position) ?? null;
}
