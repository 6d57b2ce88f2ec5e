import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AppendRequest } from './append-request.js';
import { callAppend, callAppendClean } from './append-call.js';
import { plantLedger, randomStream, sample, sampleDraft, sampleRequest } from './testing/sample.js';

let database: TestDatabase;
let owner: pg.Pool;
let session: pg.Pool;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = createPool({ url: database.ownerUrl, applicationName: 'spec owner' });
  session = createPool({ url: database.ownerUrl, applicationName: 'spec session', max: 1 });
  return async () => {
    await Promise.all([owner.end(), session.end()]);
    await database.drop();
  };
});

const GROWN = 5_000;

/** Entries, units, grants and subjects as a year would bring them, past the API. */
async function grow(): Promise<void> {
  await owner.query(
    `INSERT INTO ledger.events
     SELECT 'sample', i, substring(sha256(i::text::bytea) FOR 20), 1, now(), substring(sha256(('r' || i)::bytea) FOR 20), '', '{u}', '{}'
       FROM generate_series(1000, ${GROWN}) i;
     UPDATE ledger.heads SET position = ${GROWN};
     INSERT INTO ledger.units (ledger_id, unit_id, parent_id, type, name, opened_on, path, position)
     SELECT 'sample', 'v' || i, 'u', 'town', 'V', '2019-01-01', ARRAY['u', 'v' || i], 1 FROM generate_series(1, 1000) i;
     INSERT INTO ledger.unit_paths SELECT 'sample', 'v' || i, 1, NULL, ARRAY['u', 'v' || i] FROM generate_series(1, 1000) i;
     INSERT INTO ledger.grants
     SELECT 'sample', '${sample.principal}', 'submitter', 'v' || i, 0 FROM generate_series(1, 1000) i;
     INSERT INTO vault.subjects SELECT 'sample', 's' || i, 'u', sha256(i::text::bytea), '' FROM generate_series(1, ${GROWN}) i`,
  );
}

/** Rows that the session's call reads, wherever from; what it writes is rolled back. */
async function rowsRead(call: (client: pg.PoolClient) => Promise<unknown>): Promise<number> {
  const client = await session.connect();
  const read = async (): Promise<number> => {
    const { rows } = await client.query<{ n: number }>(
      'SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS n FROM pg_stat_xact_user_tables',
    );
    return rows[0]?.n ?? 0;
  };
  try {
    await client.query('BEGIN');
    const before = await read();
    await call(client);
    return (await read()) - before;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const opening = (id: string, parent: string) => ({
  ...sampleDraft(randomStream()),
  head: { unit: { id, parent, type: 'town', name: id, openedOn: '2019-01-01', isNew: true } },
});
const bySystem = ({ claim: _, ...request }: AppendRequest): AppendRequest => request;
const claim = { role: 'submitter', units: ['u'], subjects: ['s0'] } as const;

describe.each([
  ['never', ''],
  ['while they were empty', 'before'],
  ['while they had a row each', 'after'],
])('what a session reads in tables that were analysed %s', (_, analysed) => {
  it('does not grow with them', async () => {
    if (analysed === 'before') await owner.query('ANALYZE');
    await plantLedger(owner);
    await owner.query(`INSERT INTO vault.subjects VALUES ('sample', 's0', 'u', '\\x00', '')`);
    if (analysed === 'after') await owner.query('ANALYZE');
    const stream = randomStream();
    await callAppendClean(session, sample.ledger, [sampleRequest([sampleDraft(stream)])]);
    const fresh = () => sampleDraft(randomStream());
    const calls: Record<string, (client: pg.PoolClient) => Promise<unknown>> = {
      correction: (client) =>
        callAppendClean(client, sample.ledger, [{ ...sampleRequest([sampleDraft(stream, 1)]), claim }]),
      'batch with a correction': (client) =>
        callAppendClean(client, sample.ledger, [
          { ...sampleRequest([sampleDraft(stream, 1), fresh(), fresh()]), claim },
        ]),
      'careful batch': (client) =>
        callAppend(client, sample.ledger, [{ ...sampleRequest([sampleDraft(stream, 1), fresh(), fresh()]), claim }]),
      'three units': (client) =>
        callAppend(client, sample.ledger, [
          bySystem(sampleRequest([opening('a', 'u'), opening('b', 'a'), opening('c', 'b')])),
        ]),
      heads: (client) => client.query(`SELECT * FROM ledger.stream_heads('sample', ARRAY['\\x${stream}'::bytea])`),
      request: (client) => client.query(`SELECT * FROM ledger.find_request('sample', '\\x01')`),
      instant: (client) => client.query(`SELECT * FROM ledger.instants('sample', 1)`),
      'position at a moment': (client) => client.query(`SELECT ledger.position_at('sample', now())`),
    };
    // Often enough that PostgreSQL would keep its plans by itself, too.
    for (let time = 0; time < 7; time += 1) for (const call of Object.values(calls)) await rowsRead(call);
    await grow();
    const read: Record<string, number> = {};
    for (const [name, call] of Object.entries(calls)) read[name] = await rowsRead(call);
    expect(Object.entries(read).filter(([, rows]) => rows > 20)).toEqual([]);
  });
});
