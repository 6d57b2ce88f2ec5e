import { holds, randomId } from '@duibiao/access';
import {
  type LedgerEvent,
  bindSubmission,
  type BoundEvent,
  decideRecord,
  evolveFact,
  noFact,
  sentIds,
  type Decision,
  type FactState,
  type ProposedFact,
  type RecordingState,
} from '@duibiao/facts';
import { readStreamHeads, requestDigest, requestHash, type AppendRequest } from '@duibiao/ledger';
import { answerOf, repeatedAnswer, type SubmissionOutcome } from './answer.js';
import type { Caller, Desk } from './desk.js';
import { dayOf, type LedgerState } from './ledger-states.js';
import { deniedRefusal, namedSubjects, subjectsOf } from './subjects.js';

/** A submission as it arrives, its shape checked. */
export interface Submission {
  readonly ledger: string;
  readonly unit: string;
  readonly plan?: string | undefined;
  readonly note?: string | undefined;
  readonly facts: readonly ProposedFact[];
  /** The caller's Idempotency-Key: after an unknown outcome, ask again with the same one. */
  readonly key: string;
  /** Demonstration only: the generator's moment, ISO 8601. */
  readonly recordedAt?: string;
}

/** How often a decision is taken again when a stream has moved meanwhile. */
const MAX_ATTEMPTS = 4;

/** Receives a submission: decides all its facts, appends them atomically, answers after commit. */
export async function submitFacts(desk: Desk, caller: Caller, submission: Submission): Promise<SubmissionOutcome> {
  let state = await desk.states.get(submission.ledger);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  if (namesUnknown(submission, state) || submission.facts.some(({ kind }) => kind.startsWith('unit.')))
    state = (await desk.states.get(submission.ledger, true)) ?? state;
  const named = namedSubjects(submission.facts, state);
  const { ledger, unit, plan, note, facts } = submission;
  const request = requestHash(caller.principal, submission.key);
  const digest = requestDigest(desk.idempotencyKey, `${ledger} submissions`, {
    unit,
    plan: plan ?? null,
    note: note ?? null,
    facts,
  });

  let streams = await streamStates(desk, ledger, replaced(facts));
  const { kinds } = state;
  const voided = replaced(facts).flatMap((id) => subjectsOf({ kinds }, streams.get(id) ?? noFact));
  // Taken for known: append looks, in the same call. Only where something is refused are they looked up before, or where a fact is replaced,
  // which may be about somebody who was erased.
  let subjects = voided.length === 0 ? undefined : await desk.subjects(ledger, [...named, ...voided]);
  let isTaken = false;
  for (let attempt = 1; ; attempt++) {
    const id = randomId('sub-');
    const closed = isTaken ? state.closed : undefined;
    const decision = decide(desk, caller, submission, state, subjects ?? new Set(named), streams, id, closed);
    if (!decision.ok) {
      if (subjects === undefined) {
        subjects = await desk.subjects(ledger, named);
        continue;
      }
      // What is refused now may have been accepted before: a repeat of it gets the original answer.
      const repeat = await findRepeat(desk, ledger, request, digest);
      return repeat ?? { ok: false, refusal: decision.refusal };
    }
    const { events, tooLarge } = bindSubmission(decision.drafts, id);
    if (tooLarge.length > 0) return { ok: false, refusal: { kind: 'entry-too-large', indexes: tooLarge } };
    const claimed = [...new Set([...named, ...voided.filter((one) => subjects?.has(one))])];
    const asked: AppendRequest = {
      submission: id,
      principal: caller.principal,
      request,
      digest,
      claim: {
        role: claimedRole(submission, state),
        units: [...new Set([unit, ...voidedOwners(events), ...ownersBelow(events, unit, state)])],
        subjects: claimed,
      },
      events,
      ...(submission.recordedAt === undefined ? {} : { recordedAt: submission.recordedAt }),
    };
    const outcome = await desk.append(ledger, asked).catch((error: unknown) => {
      if (!isUnitTaken(error) || attempt >= MAX_ATTEMPTS) throw error;
    });
    if (outcome === undefined) {
      // Somebody opened the unit meanwhile, or closed it before: decide again with the tree as it is now.
      isTaken = true;
      state = (await desk.states.get(ledger, true)) ?? state;
      continue;
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
        if (subjects !== undefined) return { ok: false, refusal: await deniedRefusal(desk, ledger, claimed) };
        subjects = await desk.subjects(ledger, named);
        break;
      case 'conflict':
        if (attempt >= MAX_ATTEMPTS)
          throw new Error(`streams of ledger ${ledger} move faster than they can be decided`);
        streams = await streamStates(desk, ledger, [...replaced(facts), ...events.map(({ event }) => event.stream)]);
    }
  }
}

/** Owners that answer for the facts and stand below the reporting unit: append checks that they still do. */
const ownersBelow = (
  events: readonly { readonly event: LedgerEvent }[],
  unit: string,
  { paths }: LedgerState,
): string[] =>
  events.flatMap(({ event }) =>
    'fact' in event && event.fact.owner !== unit && paths.get(event.fact.owner)?.includes(unit) === true
      ? [event.fact.owner]
      : [],
  );

/** What append fails with where a unit is opened that is there already, closed that is closed, or would come below itself. */
export const isUnitTaken = (error: unknown): boolean => (error as { code?: unknown }).code === 'DB002';

/** What a submission would do, with nothing written. */
export async function tryFacts(
  desk: Desk,
  caller: Caller,
  submission: Submission,
): Promise<
  | {
      readonly ok: true;
      readonly events: readonly { readonly type: string; readonly fact: string; readonly version: number }[];
    }
  | (SubmissionOutcome & { ok: false })
> {
  const state = await desk.states.get(submission.ledger, true);
  if (state === undefined) return { ok: false, refusal: { kind: 'unknown-ledger' } };
  const subjects = await desk.subjects(submission.ledger, namedSubjects(submission.facts, state));
  const first = decide(
    desk,
    caller,
    submission,
    state,
    subjects,
    await streamStates(desk, submission.ledger, replaced(submission.facts)),
    'sub-dry-run',
  );
  if (!first.ok) return { ok: false, refusal: first.refusal };
  const named = [...replaced(submission.facts), ...first.drafts.map(({ event }) => event.stream)];
  const decision = decide(
    desk,
    caller,
    submission,
    state,
    subjects,
    await streamStates(desk, submission.ledger, named),
    'sub-dry-run',
    state.closed,
  );
  if (!decision.ok) return { ok: false, refusal: decision.refusal };
  const { events, tooLarge } = bindSubmission(decision.drafts, 'sub-dry-run');
  if (tooLarge.length > 0) return { ok: false, refusal: { kind: 'entry-too-large', indexes: tooLarge } };
  return {
    ok: true,
    events: events.map(({ event }) => ({ type: event.type, fact: event.stream, version: event.version })),
  };
}

function decide(
  desk: Desk,
  caller: Caller,
  { unit, plan, note, facts, recordedAt }: Submission,
  state: LedgerState,
  subjects: ReadonlySet<string>,
  streams: ReadonlyMap<string, FactState>,
  submission: string,
  closed?: ReadonlySet<string>,
): Decision {
  const recording: RecordingState = {
    kinds: state.kinds,
    units: state.paths,
    unitTypes: state.types,
    subjects,
    today: dayOf(state, recordedAt),
    may: (role, asked) => holds(caller.grants, role, asked, state.paths),
    plans: state.plans,
    streams,
    ...(closed === undefined ? {} : { closed }),
  };
  const by = { principal: caller.principal, channel: caller.channel };
  return decideRecord({ submission, by, unit, plan, note, facts }, recording, desk.entropy);
}

/** Streams of facts as they stand, by id. */
export async function streamStates(
  desk: Desk,
  ledger: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FactState>> {
  const heads = await readStreamHeads(
    desk.pool,
    ledger,
    ids.filter((id) => /^[0-9a-f]{40}$/.test(id)),
  );
  return new Map(
    [...heads].flatMap(([id, { entry }]) =>
      'fact' in entry.body ? [[id, evolveFact(noFact, entry.body)] as const] : [],
    ),
  );
}

const replaced = (facts: readonly ProposedFact[]): string[] =>
  facts.flatMap(({ replaces }) => (replaces ? [replaces.fact] : []));

/** Whether a unit or plan is named that the state does not know: it may be newer than the state. */
function namesUnknown({ unit, plan, facts }: Submission, { kinds, paths, plans }: LedgerState): boolean {
  if (!paths.has(unit) || (plan !== undefined && !plans.has(plan))) return true;
  return facts.some(({ kind, refs }) => sentIds(kinds.get(kind), refs, 'unit').some((id) => !paths.has(id)));
}

/** Owners of what the submission replaces: the writer must hold its role there too. */
const voidedOwners = (events: readonly BoundEvent[]): string[] =>
  events.flatMap(({ event }) => (event.type === 'fact-voided' ? [event.fact.owner] : []));

const claimedRole = ({ facts }: Submission, { kinds }: LedgerState) =>
  facts.some(({ kind }) => kinds.get(kind)?.submit.role === 'planner') ? 'planner' : 'submitter';

/** A submission of the same principal and key that the ledger already holds. */
export async function findRepeat(
  desk: Desk,
  ledger: string,
  request: Buffer,
  digest: Buffer,
): Promise<SubmissionOutcome | undefined> {
  const found = await readInLedger(desk, ledger, request);
  if (found === undefined) return undefined;
  if (!found.digest.equals(digest)) return { ok: false, refusal: { kind: 'key-reused' } };
  return { ok: true, answer: await repeatedAnswer(desk, ledger, found.position), isRepeat: true };
}

async function readInLedger(
  desk: Desk,
  ledger: string,
  request: Buffer,
): Promise<{ readonly digest: Buffer; readonly position: bigint } | undefined> {
  const { rows } = await desk.pool.query<{ position: string; digest: Buffer }>({
    name: 'find-request',
    text: 'SELECT position, digest FROM ledger.find_request($1, $2)',
    values: [ledger, request],
  });
  return rows[0] && { digest: rows[0].digest, position: BigInt(rows[0].position) };
}
