import { holds, randomId } from '@duibiao/access';
import {
  idOf,
  bindSubmission,
  decideCorrection,
  decideVoid,
  noFact,
  sentIds,
  type Decision,
  type FactState,
} from '@duibiao/facts';
import { requestDigest, requestHash } from '@duibiao/ledger';
import { answerOf, repeatedAnswer, type SubmissionOutcome } from './answer.js';
import type { Caller, Desk } from './desk.js';
import { dayOf, type LedgerState } from './ledger-states.js';
import { findRepeat, isUnitTaken, streamStates } from './record.js';
import { deniedRefusal, standingSubjects, subjectsOf } from './subjects.js';

interface Change {
  readonly ledger: string;
  readonly fact: string;
  /** The version that the caller saw (`If-Match`). */
  readonly version: number;
  readonly reason: string;
  readonly key: string;
  /** Demonstration only: the generator's moment, ISO 8601. */
  readonly recordedAt?: string;
}

export interface Correction extends Change {
  readonly refs?: Readonly<Record<string, unknown>> | undefined;
  readonly days?: Readonly<Record<string, unknown>> | undefined;
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly evidence?: readonly string[] | undefined;
}

/** Corrects a fact: a submission of its own, unreviewed until somebody reviews it. */
export const correctFact = (desk: Desk, caller: Caller, correction: Correction): Promise<SubmissionOutcome> =>
  change(desk, caller, correction, 'corrections', async (state, current, submission) => {
    const { refs, days, values, evidence } = correction;
    const kind = state.kinds.get(current.fact?.kind ?? '');
    const named = [...sentIds(kind, { ...current.fact?.refs, ...refs }, 'subject'), ...subjectsOf(state, current)];
    const subjects = await standingSubjects(desk, correction.ledger, named);
    const command = { ...base(caller, correction, submission), refs, days, values, evidence };
    const surroundings = {
      kinds: state.kinds,
      units: state.paths,
      unitTypes: state.types,
      subjects: new Set(subjects),
      today: dayOf(state, correction.recordedAt),
      current,
    };
    return { decision: decideCorrection(command, surroundings, desk.entropy), subjects };
  });

/** Voids a fact: it stops counting, its history stays. A fact about somebody who was erased can still be voided. */
export const voidFact = (desk: Desk, caller: Caller, voiding: Change): Promise<SubmissionOutcome> =>
  change(desk, caller, voiding, 'voids', async (state, current, submission) => ({
    decision: decideVoid(base(caller, voiding, submission), { kinds: state.kinds, current }, desk.entropy),
    subjects: await standingSubjects(desk, voiding.ledger, subjectsOf(state, current)),
  }));

/** A decision, and which of the subjects that it is about stand: append looks again, so that no text comes after their erasure. */
interface Decided {
  readonly decision: Decision;
  readonly subjects: readonly string[];
}

const base = (caller: Caller, { fact, version, reason }: Change, submission: string) => ({
  by: { principal: caller.principal, channel: caller.channel },
  submission,
  fact,
  version,
  reason,
});

async function change(
  desk: Desk,
  caller: Caller,
  asked: Change,
  route: 'corrections' | 'voids',
  decide: (state: LedgerState, current: FactState, submission: string) => Promise<Decided>,
  isAgain = false,
): Promise<SubmissionOutcome> {
  const { ledger, fact, key, recordedAt, ...body } = asked;
  const state = await desk.states.get(ledger);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const current = (await streamStates(desk, ledger, [fact])).get(fact) ?? noFact;
  const owner = current.fact?.owner;
  const role = state.kinds.get(current.fact?.kind ?? '')?.submit.role ?? 'submitter';
  // Who answers for a unit is who stands above it now, whoever once opened it.
  const unit = current.fact?.kind.startsWith('unit.') === true ? idOf(current.fact.refs['unit']) : undefined;
  if (owner === undefined || ![owner, unit ?? owner].every((one) => holds(caller.grants, role, one, state.paths)))
    return { ok: false, refusal: { kind: 'absent' } };

  const request = requestHash(caller.principal, key);
  const digest = requestDigest(desk.idempotencyKey, `${ledger} ${fact} ${route}`, JSON.parse(JSON.stringify(body)));
  const submission = randomId('sub-');
  const { decision, subjects } = await decide(state, current, submission);
  if (!decision.ok) {
    const repeat = await findRepeat(desk, ledger, request, digest);
    return repeat ?? { ok: false, refusal: decision.refusal };
  }
  const owners = [
    ...new Set([owner, ...decision.drafts.flatMap(({ event }) => ('fact' in event ? [event.fact.owner] : []))]),
  ];
  if (!owners.every((one) => holds(caller.grants, role, one, state.paths))) {
    const legal = 'a unit for which you may submit';
    const message = `this would hand the fact to another unit: expected ${legal}`;
    return {
      ok: false,
      refusal: { kind: 'invalid', faults: [{ pointer: '/refs', rule: 'not-yours', message, legal }] },
    };
  }
  const { events, tooLarge } = bindSubmission(decision.drafts, submission);
  if (tooLarge.length > 0) return { ok: false, refusal: { kind: 'entry-too-large', indexes: tooLarge } };
  const appended = desk.append(ledger, {
    submission,
    principal: caller.principal,
    request,
    digest,
    claim: { role, units: [...new Set([...owners, ...(unit === undefined ? [] : [unit])])], subjects },
    events,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  });
  const outcome = await appended.catch((error: unknown) => {
    if (!isUnitTaken(error) || isAgain) throw error;
  });
  if (outcome === undefined) {
    // Units moved meanwhile: decide again with the tree as it is now.
    await desk.states.get(ledger, true);
    return change(desk, caller, asked, route, decide, true);
  }
  switch (outcome.outcome) {
    case 'appended':
      if (events.some(({ head }) => head !== undefined)) await desk.states.get(ledger, true);
      return { ok: true, answer: answerOf(events, outcome), isRepeat: false };
    case 'repeated':
      return { ok: true, answer: await repeatedAnswer(desk, ledger, outcome.firstPosition), isRepeat: true };
    case 'key-reused':
      return { ok: false, refusal: { kind: 'key-reused' } };
    case 'denied':
      return { ok: false, refusal: await deniedRefusal(desk, ledger, subjects) };
    case 'conflict':
      return { ok: false, refusal: { kind: 'stale', asked: asked.version, version: outcome.streams[0]?.actual ?? 0 } };
  }
}
