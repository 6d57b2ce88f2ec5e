import { createHash, randomBytes } from 'node:crypto';
import { bindSubmission, type BoundEvent, type Draft, type FactRecorded } from '@duibiao/facts';
import { randomId } from '@duibiao/access';
import type pg from 'pg';
import type { AppendRequest } from '../append-request.js';
import { requestHash } from '../idempotency.js';

/** The ledger and the principal that tests of append write with; unit `u` may be written, `closed` not. */
export const sample = { ledger: 'sample', principal: 'p-sample', unit: 'u' } as const;

/** Puts a ledger there with one unit and one grant, past the API: append alone is under test. */
export async function plantLedger(owner: pg.ClientBase | pg.Pool, ledger: string = sample.ledger): Promise<void> {
  await owner.query(
    `INSERT INTO ledger.heads (ledger_id, name, purpose, time_zone, recorded_at, fact_kinds, root_unit)
     VALUES ($1, 'Sample', 'live', 'Asia/Shanghai', '2020-01-01T00:00:00Z', '\\x00', 'u')`,
    [ledger],
  );
  await owner.query(
    `INSERT INTO ledger.units (ledger_id, unit_id, type, name, opened_on, path, position)
     VALUES ($1, 'u', 'city', 'Unit', '2019-01-01', '{u}', 0)`,
    [ledger],
  );
  await owner.query(`INSERT INTO ledger.grants VALUES ($1, $2, 'submitter', 'u', 0)`, [ledger, sample.principal]);
}

/** An event that records something on a stream, following `expected` versions. */
export function sampleDraft(stream: string, expected = 0): Draft {
  const event: FactRecorded = {
    schema: 1,
    type: 'fact-recorded',
    stream,
    version: expected + 1,
    fact: {
      kind: 'transfer.accepted',
      thing: stream,
      refs: { member: randomId('s-'), from: 'u', to: 'u' },
      days: { occurredOn: '2020-07-15' },
      values: { attempt: 1 },
      source: { unit: 'u' },
      owner: 'u',
    },
    by: { principal: sample.principal, channel: 'api' },
    nonce: randomBytes(16).toString('base64url'),
  };
  return { event, expected, units: ['u'], texts: [] };
}

export const randomStream = (): string => randomBytes(20).toString('hex');

/** A submission of such events, with a key of its own unless told. */
export function sampleRequest(
  drafts: readonly Draft[],
  key: string = randomId('key-'),
): AppendRequest & { readonly events: readonly BoundEvent[] } {
  const submission = randomId('sub-');
  return {
    submission,
    principal: sample.principal,
    request: requestHash(sample.principal, key),
    digest: createHash('sha256')
      .update(key)
      .update(drafts.map(({ event }) => event.stream).join())
      .digest(),
    claim: { role: 'submitter', units: [sample.unit] },
    events: bindSubmission(drafts, submission).events,
  };
}
