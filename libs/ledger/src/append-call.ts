import { statement, toBigInt } from '@duibiao/platform';
import type pg from 'pg';
import type { AppendOutcome, AppendRequest } from './append-request.js';

const clean = statement(
  'append-clean',
  'SELECT ledger.append_clean($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS answer',
);
const careful = statement(
  'append',
  `SELECT n, outcome, first_position, recorded_at, detail
     FROM ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ORDER BY n`,
);

const NOT_FIRST = Buffer.alloc(52);

/** The columns that both calls share; the forms are those of 0003_append.sql. */
function columns(batch: readonly AppendRequest[]) {
  const events = batch.flatMap((request) => request.events);
  const texts = batch.flatMap((request, index) =>
    request.events.flatMap((event) => event.texts.map((text) => ({ ...text, of: index + 1 }))),
  );
  return {
    events: events.length,
    stream: Buffer.concat(events.map(({ event }) => Buffer.from(event.stream, 'hex'))),
    expected: `{${events.map(({ expected }) => expected).join(',')}}`,
    request: Buffer.concat(
      batch.flatMap(({ request, digest, events: own }) =>
        own.flatMap((_, index) => (index === 0 ? [request, digest] : [NOT_FIRST])),
      ),
    ),
    units: events.map(({ units }) => units.join(' ')).join('\n'),
    body: events.map(({ body }) => body).join('\n'),
    textOf: texts.length === 0 ? null : texts.map(({ of }) => of),
    textDigest: texts.length === 0 ? null : texts.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
    textSalt: texts.length === 0 ? null : texts.map(({ salt }) => salt),
    text: texts.length === 0 ? null : texts.map(({ content }) => content),
    recordedAt: batch[0]?.recordedAt ?? null,
  };
}

/** Appends a batch in which nothing is refused; fails whole otherwise. */
export async function callAppendClean(
  pool: pg.Pool | pg.ClientBase,
  ledger: string,
  batch: readonly AppendRequest[],
): Promise<AppendOutcome[]> {
  const { events, stream, expected, request, units, body, textDigest, textSalt, text, recordedAt } = columns(batch);
  const claims = new Set(
    batch.flatMap(({ principal, claim }) => claim?.units.map((unit) => `${principal} ${claim.role} ${unit}`) ?? []),
  );
  const subjects = new Set(batch.flatMap(({ claim }) => claim?.subjects ?? []));
  const { rows } = await pool.query<{ answer: string }>(
    clean([
      ledger,
      events,
      [...claims].join('\n'),
      stream,
      expected,
      request,
      units,
      body,
      textDigest,
      textSalt,
      text,
      recordedAt,
      subjects.size === 0 ? null : [...subjects].join('\n'),
    ]),
  );
  const [first, recordedAtNow] = rows[0]?.answer.split(' ') ?? [];
  if (recordedAtNow === undefined) throw new Error('append answered nothing');
  let next = toBigInt(first);
  return batch.map((submission) => {
    const firstPosition = next;
    next += BigInt(submission.events.length);
    return { outcome: 'appended', firstPosition, recordedAt: recordedAtNow };
  });
}

interface CarefulRow {
  readonly outcome: AppendOutcome['outcome'];
  readonly first_position: string | null;
  readonly recorded_at: string;
  readonly detail: readonly { stream: string; expected: number; actual: number }[] | null;
}

/** Appends what can be, and says of the rest why not. */
export async function callAppend(
  pool: pg.Pool | pg.ClientBase,
  ledger: string,
  batch: readonly AppendRequest[],
): Promise<AppendOutcome[]> {
  const { stream, expected, request, units, body, textOf, textDigest, textSalt, text, recordedAt } = columns(batch);
  const submissions = batch.map(({ submission }) => submission).join('\n');
  const claims = batch.map(({ principal, claim }) =>
    claim === undefined ? '' : [principal, claim.role, ...claim.units].join(' '),
  );
  const subjects = batch.map(({ claim }) => (claim?.subjects ?? []).join(' '));
  const of = batch.flatMap((one, index) => one.events.map(() => index + 1));
  const heads = batch.flatMap((one) =>
    one.events.flatMap(({ head }, index) => (head === undefined ? [] : [{ item: index + 1, ...head }])),
  );
  const { rows } = await pool.query<CarefulRow>(
    careful([
      ledger, submissions, claims.join('\n'), of, stream, expected, request, units, body, textOf, textDigest, textSalt, text,
      heads.length === 0 ? null : JSON.stringify(heads), recordedAt, subjects.join('\n'),
    ]), // prettier-ignore
  );
  return rows.map(({ outcome, first_position, recorded_at, detail }): AppendOutcome => {
    switch (outcome) {
      case 'appended':
        return { outcome, firstPosition: toBigInt(first_position), recordedAt: recorded_at };
      case 'repeated':
        return { outcome, firstPosition: toBigInt(first_position) };
      case 'conflict':
        return { outcome, streams: detail ?? [] };
      default:
        return { outcome };
    }
  });
}
