import { checkFact, type CheckedFact, type Surroundings } from './check-fact.js';
import { keepText, unitsOf, type Draft, type Entropy, type KeptText, type Origin } from './draft.js';
import type { Author, Role } from './event.js';
import type { FactKind } from './fact-kind.js';
import type { Fact, ProposedFact } from './fact.js';
import { show, type Fault } from './fault.js';
import { factIds } from './identity.js';
import { decideVoid } from './decide-change.js';
import { headOf, ownerOf, reportFault, withDigests } from './fact-parts.js';
import { idOf, idsOf, unitReferences } from './references.js';
import type { Decision } from './refusal.js';
import { closedFaults, reorganisationFaults } from './reorganisation.js';
import { noFact, type FactState } from './stream.js';

/** Most facts one submission may hold. */
export const MAX_FACTS = 1000;

export interface RecordFacts {
  readonly submission: string;
  readonly by: Author;
  /** The reporting unit: source of every fact of the submission. */
  readonly unit: string;
  readonly plan?: string | undefined;
  readonly note?: string | undefined;
  readonly facts: readonly ProposedFact[];
}

export interface RecordingState extends Surroundings {
  /** Whether the caller holds that role on that unit. */
  readonly may: (role: Role, unit: string) => boolean;
  readonly plans: ReadonlySet<string>;
  /** Units that are closed. Given once the streams are known: whoever closes the same unit twice is told of its own fact. */
  readonly closed?: ReadonlySet<string>;
  /** What the streams hold that are known to be there; a stream not listed is taken as empty, and append checks. */
  readonly streams: ReadonlyMap<string, FactState>;
}

/**
 * Decides a submission: all its facts or none. Refuses with every fault at once (`invalid`), or, where all is legal, with the
 * facts that are already there (`duplicate`).
 */
export function decideRecord(command: RecordFacts, state: RecordingState, entropy: Entropy): Decision {
  const faults: Fault[] = [...contextFaults(command, state)];
  let units = state.units;
  const checked: CheckedFact[] = [];
  command.facts.forEach((proposed, index) => {
    const at = `/facts/${index}`;
    const result = checkFact(proposed, at, { ...state, units });
    faults.push(...result.faults);
    if (result.fact === undefined) return;
    faults.push(...authorityFaults(command, proposed.kind, result.fact, at, state, units));
    units = withUnit(proposed.kind, result.fact, units, state.units);
    checked[index] = result.fact;
  });
  if (faults.length > 0) return { ok: false, refusal: { kind: 'invalid', faults } };

  const origin: Origin = { by: command.by, submission: command.submission };
  const drafts: Draft[] = [];
  const duplicates: { index: number; fact: string; version: number }[] = [];
  const seen = new Map<string, number>();
  command.facts.forEach((proposed, index) => {
    const parts = checked[index];
    if (parts === undefined) return;
    const built = buildFact(proposed, parts, command.unit, entropy);
    const { stream } = built;
    const before = seen.get(stream);
    if (before !== undefined) faults.push(twice(index, before));
    seen.set(stream, index);
    const current = state.streams.get(stream) ?? noFact;
    if (proposed.replaces !== undefined) {
      const twin = seen.get(proposed.replaces.fact);
      if (twin !== undefined) faults.push(twice(index, twin));
      seen.set(proposed.replaces.fact, index);
      const replaced = replace(proposed.replaces, index, stream, state, origin, entropy);
      if (replaced.ok) drafts.push(...replaced.drafts);
      else faults.push(...replaced.faults);
    }
    if (current.state === 'current') duplicates.push({ index, fact: stream, version: current.version });
    else faults.push(...closedFaults(built.fact, `/facts/${index}`, state.closed));
    drafts.push(recorded(command, built, current.version, entropy, index === 0));
  });
  if (faults.length > 0) return { ok: false, refusal: { kind: 'invalid', faults } };
  if (duplicates.length > 0) return { ok: false, refusal: { kind: 'duplicate', duplicates } };
  return { ok: true, drafts };
}

/** Whether the caller may report for the unit at all, in one of the roles concerned. */
const seesUnit = ({ unit }: RecordFacts, { may }: RecordingState): boolean =>
  (['submitter', 'planner'] as const).some((role) => may(role, unit));

function contextFaults(command: RecordFacts, state: RecordingState): Fault[] {
  const faults: Fault[] = [];
  const roles = [...new Set(command.facts.map((fact) => state.kinds.get(fact.kind)?.submit.role ?? 'submitter'))];
  if (roles.length > 1) {
    const legal = 'facts whose kinds all need one role';
    const message = `this submission needs the roles ${roles.join(' and ')}: expected ${legal}`;
    faults.push({ pointer: '/facts', rule: 'mixed-roles', message, legal });
  }
  if (!state.units.has(command.unit) || !seesUnit(command, state)) {
    const legal = 'the id of a unit for which you may submit';
    faults.push({
      pointer: '/unit',
      rule: 'unknown-unit',
      message: `${show(command.unit)} is no unit of this ledger`,
      legal,
    });
  }
  if (command.plan !== undefined && !state.plans.has(command.plan)) {
    const legal = `one of ${[...state.plans].join(', ') || 'none: no plan is published yet'}`;
    const message = `${show(command.plan)} is no plan of this ledger: expected ${legal}`;
    faults.push({ pointer: '/plan', rule: 'unknown-plan', message, legal });
  }
  if (command.facts.length < 1 || command.facts.length > MAX_FACTS) {
    const legal = `1 to ${MAX_FACTS} facts`;
    faults.push({
      pointer: '/facts',
      rule: 'out-of-range',
      message: `${command.facts.length} facts: expected ${legal}`,
      legal,
    });
  }
  return faults;
}

/** One of the kind's submitting references must lie at or below the reporting unit, and the role must be held there. */
function authorityFaults(
  command: RecordFacts,
  name: string,
  { kind, refs, values }: CheckedFact,
  at: string,
  state: RecordingState,
  units: ReadonlyMap<string, readonly string[]>,
): Fault[] {
  const { role } = kind.submit;
  const notTheirs = reportFault(name, kind, refs, command.unit, units, `${at}/refs`);
  const faults: Fault[] = [
    ...(notTheirs === undefined ? [] : [notTheirs]),
    ...reorganisationFaults(name, { refs, values }, at, command.unit, units),
  ];
  if (seesUnit(command, state) && !state.may(role, command.unit)) {
    faults.push({
      pointer: `${at}/kind`,
      rule: 'role',
      message: `${name} needs the role ${role} on ${command.unit}`,
      legal: role,
    });
  }
  return faults;
}

/**
 * A unit opened, moved or merged by an earlier fact of the submission stands there for a later one. What stood before is copied once, and only
 * where a submission opens units: a ledger may have ten thousand.
 */
function withUnit(
  name: string,
  { refs, values }: CheckedFact,
  units: ReadonlyMap<string, readonly string[]>,
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const unit = idOf(refs['unit']);
  const above =
    name === 'unit.closed'
      ? values['how'] === 'merged'
        ? idsOf(refs['successors'])[0]
        : undefined
      : idOf(refs['parent']);
  const isOpening = name === 'unit.opened';
  if (
    unit === undefined ||
    !(isOpening || (above !== undefined && (name === 'unit.changed' || name === 'unit.closed')))
  )
    return units;
  const own = units === before ? new Map(before) : (units as Map<string, readonly string[]>);
  const path = [...(own.get(above ?? '') ?? []), unit];
  if (isOpening) return own.set(unit, path);
  for (const [id, old] of own) if (old.includes(unit)) own.set(id, [...path, ...old.slice(old.indexOf(unit) + 1)]);
  return own;
}

interface Built {
  readonly fact: Fact;
  readonly stream: string;
  readonly kind: FactKind;
  readonly texts: readonly KeptText[];
}

function buildFact(proposed: ProposedFact, parts: CheckedFact, unit: string, entropy: Entropy): Built {
  const kept = withDigests(parts, proposed.evidence ?? [], entropy);
  const named = { refs: parts.refs, days: parts.days, values: kept.values };
  const source = { unit };
  const ids = factIds(proposed.kind, parts.kind, named, source);
  const fact: Fact = {
    kind: proposed.kind,
    thing: ids.thing,
    ...named,
    source,
    owner: ownerOf(parts.kind, parts.refs, unit),
    ...(kept.evidence.length > 0 ? { evidence: kept.evidence } : {}),
  };
  return { fact, stream: ids.fact, kind: parts.kind, texts: kept.texts };
}

function recorded(command: RecordFacts, built: Built, expected: number, entropy: Entropy, isFirst: boolean): Draft {
  const note = isFirst && command.note !== undefined ? keepText(command.note, entropy) : undefined;
  const { fact, stream, kind } = built;
  const head = headOf(fact, true);
  return {
    event: {
      schema: 1,
      type: 'fact-recorded',
      stream,
      version: expected + 1,
      fact,
      by: command.by,
      nonce: entropy.nonce(),
      ...(command.plan === undefined ? {} : { plan: command.plan }),
      ...(note === undefined ? {} : { note: note.digest }),
    },
    expected,
    units: unitsOf(fact, unitReferences(kind)),
    texts: note === undefined ? built.texts : [...built.texts, note.text],
    ...(head === undefined ? {} : { head }),
  };
}

function replace(
  asked: NonNullable<ProposedFact['replaces']>,
  index: number,
  stream: string,
  state: RecordingState,
  origin: Origin,
  entropy: Entropy,
):
  { readonly ok: true; readonly drafts: readonly Draft[] } | { readonly ok: false; readonly faults: readonly Fault[] } {
  const pointer = `/facts/${index}/replaces`;
  if (asked.fact === stream) {
    const legal = 'a fact with another key; where the key stays, POST …/corrections';
    return {
      ok: false,
      faults: [
        { pointer, rule: 'same-key', message: `the new fact has the key of ${asked.fact}: expected ${legal}`, legal },
      ],
    };
  }
  const current = state.streams.get(asked.fact) ?? noFact;
  const role = state.kinds.get(current.fact?.kind ?? '')?.submit.role;
  const isOurs = current.fact !== undefined && role !== undefined && state.may(role, current.fact.owner);
  const decided = isOurs
    ? decideVoid(
        { ...origin, fact: asked.fact, version: asked.version, reason: asked.reason },
        { kinds: state.kinds, current },
        entropy,
      )
    : undefined;
  if (decided?.ok) return decided;
  const legal =
    current.state === 'current' && isOurs ? `version ${current.version}` : 'a fact of yours that is not voided';
  return {
    ok: false,
    faults: [
      {
        pointer,
        rule: 'not-replaceable',
        message: `${show(asked.fact)} at version ${asked.version} cannot be replaced: expected ${legal}`,
        legal,
      },
    ],
  };
}

function twice(index: number, before: number): Fault {
  const message = `facts ${before} and ${index} of this submission name the same thing`;
  return { pointer: `/facts/${index}`, rule: 'twice', message, legal: 'each fact once' };
}
