import { expect } from 'vitest';
import type { Submitted } from '../harness/client.js';
import type { Stack } from '../harness/stack.js';
import type { Answered } from './load.js';

/** What stands in the ledger of one event of a fact. */
interface Recorded {
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly submission: { readonly id: string; readonly item: number; readonly of: number; readonly digest: string };
}

/**
 * The ledger's own bytes against what was acknowledged: positions without a gap, every receipt there event by event, nothing there that nobody
 * was told of, nothing twice.
 */
export async function expectRecorded(
  stack: Stack,
  ledger: string,
  answered: readonly Answered[],
  before: bigint,
): Promise<void> {
  const { rows } = await stack.superuser.query<{ position: string; recorded_at: Date; body: Recorded }>(
    `SELECT e."position", e.recorded_at, convert_from(e.entry, 'UTF8')::jsonb -> 'body' AS body FROM ledger.events e
      WHERE e.ledger_id = $1 AND e."position" > $2 ORDER BY e."position"`,
    [ledger, before.toString()],
  );
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, n) => String(before + BigInt(n) + 1n)));
  const moments = rows.map(({ recorded_at }) => recorded_at.getTime());
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));

  const facts = rows.filter(({ body }) => body.type.startsWith('fact-'));
  expect(facts.length).toBe(answered.reduce((sum, one) => sum + one.facts, 0));
  expect(new Set(facts.map(({ body }) => `${body.stream} ${body.version}`)).size).toBe(facts.length);

  const submissions = Map.groupBy(facts, ({ body }) => body.submission.id);
  expect(submissions.size).toBe(answered.length);
  for (const { answer } of answered) {
    const receipt: Submitted = answer.body;
    const found = submissions.get(receipt.submission) ?? [];
    expect(found.map(eventOf)).toEqual(receipt.events);
    expect([...new Set(found.map(({ body }) => body.submission.digest))]).toEqual([receipt.digest]);
  }
}

const eventOf = ({
  position,
  body,
}: {
  readonly position: string;
  readonly body: Recorded;
}): Submitted['events'][number] => ({
  type: body.type,
  fact: body.stream,
  version: body.version,
  position,
});
