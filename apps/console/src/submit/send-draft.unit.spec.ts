import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem.js';
import { type Draft, newDraft } from './draft.js';
import { sendDraft } from './send-draft.js';

const first = newDraft({ refs: {}, days: {}, values: {} });

/** Sends the draft to a server that answers so; what is kept afterwards, and what was sent. */
async function sent(draft: Draft, body: string, answer: () => Promise<string>) {
  let kept = draft;
  const asked: { key: string; body: string }[] = [];
  const outcome = await sendDraft({
    draft,
    save: (after) => (kept = after),
    body: () => Promise.resolve(body),
    send: (key, sentBody) => {
      asked.push({ key, body: sentBody });
      return answer();
    },
  }).catch((error: unknown) => error);
  return { kept, asked, outcome };
}
const refuse = (status: number) => () => Promise.reject(new Problem(status, 'x', ''));

describe('sending a draft', () => {
  it('is asked again with the same key and contents until the outcome is known, whatever is typed meanwhile', async () => {
    const lost = await sent(first, 'first', () => Promise.reject(Problem.offline()));
    const failed = await sent(lost.kept, 'second', refuse(503));
    const expired = await sent(failed.kept, 'third', refuse(401));
    const forbidden = await sent(expired.kept, 'fourth', refuse(403));
    const lostRole = await sent(forbidden.kept, 'fifth', refuse(404));
    const there = await sent(lostRole.kept, 'sixth', () => Promise.resolve('recorded'));
    expect([lost, failed, expired, forbidden, lostRole, there].flatMap(({ asked }) => asked)).toEqual(
      Array.from({ length: 6 }, () => ({ key: first.key, body: 'first' })),
    );
    expect(there.outcome).toBe('recorded');
  });

  it.each([400, 401, 403, 404, 409, 422, 429])(
    'with a refusal (%i) is over: what is sent next has another key',
    async (status) => {
      const { kept } = await sent(first, 'first', refuse(status));
      expect(kept.asked).toBeUndefined();
      expect(kept.key).not.toBe(first.key);
      const { asked } = await sent(kept, 'second', () => Promise.resolve('recorded'));
      expect(asked).toEqual([{ key: kept.key, body: 'second' }]);
    },
  );

  it('is written down before it is sent', async () => {
    let atSending: string | undefined;
    let kept = first;
    await sendDraft({
      draft: first,
      save: (after) => (kept = after),
      body: () => Promise.resolve('first'),
      send: () => {
        atSending = kept.asked;
        return Promise.resolve('recorded');
      },
    });
    expect(atSending).toBe('"first"');
  });
});
