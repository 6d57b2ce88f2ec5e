import { randomBytes } from 'node:crypto';
import { holds, randomId } from '@duibiao/access';
import { bindSubmission, evolveGrant, systemStreamId, type Draft, type Grant } from '@duibiao/facts';
import { readStreamHeads } from '@duibiao/ledger';
import { answerOf, type SubmissionOutcome } from './answer.js';
import type { Caller, Desk } from './desk.js';

export interface GiveGrants {
  readonly ledger: string;
  readonly grants: readonly Grant[];
  /** Demonstration only: the generator's moment, ISO 8601. */
  readonly recordedAt?: string;
}

/** Gives roles on units, as events of one submission. The caller MUST be operator on every unit; what is held already stays. */
export async function giveGrants(
  desk: Desk,
  caller: Caller,
  { ledger, grants, recordedAt }: GiveGrants,
): Promise<SubmissionOutcome> {
  const state = await desk.states.get(ledger, true);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const units = [...new Set(grants.map(({ unit }) => unit))];
  if (!units.every((unit) => holds(caller.grants, 'operator', unit, state.paths)))
    return { ok: false, refusal: { kind: 'absent' } };
  const streams = grants.map((grant) => systemStreamId('grant', { ...grant }));
  const heads = await readStreamHeads(desk.pool, ledger, streams);
  const by = { principal: caller.principal, channel: caller.channel };
  const drafts = grants.flatMap((grant, index): Draft[] => {
    const stream = streams[index] ?? '';
    const newest = heads.get(stream)?.entry.body;
    if (newest !== undefined && evolveGrant(newest)) return [];
    const expected = newest?.version ?? 0;
    const event = {
      schema: 1,
      type: 'grant-given',
      stream,
      version: expected + 1,
      by,
      nonce: desk.entropy.nonce(),
      grant,
    } as const;
    return [{ event, expected, units: [grant.unit], texts: [], head: { grant } }];
  });
  if (drafts.length === 0) return { ok: false, refusal: { kind: 'unchanged' } };
  const submission = randomId('sub-');
  const { events } = bindSubmission(drafts, submission);
  const outcome = await desk.append(ledger, {
    submission,
    principal: caller.principal,
    request: randomBytes(20),
    digest: randomBytes(32),
    claim: { role: 'operator', units },
    events,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  });
  switch (outcome.outcome) {
    case 'appended':
      return { ok: true, answer: answerOf(events, outcome), isRepeat: false };
    case 'conflict':
      return { ok: false, refusal: { kind: 'stale', asked: 0, version: outcome.streams[0]?.actual ?? 0 } };
    default:
      return { ok: false, refusal: { kind: 'absent' } };
  }
}
