import {
  decideCorrection,
  decideRecord,
  decideVoid,
  type Decision,
  evolveFact,
  type Fact,
  type FactKinds,
  factIds,
  idOf,
  type FactState,
  localDay,
  noFact,
  type RecordingState,
} from '@duibiao/facts';
import type { Organisation } from '@duibiao/plan';
import type { Command, DemoFact } from '../command.js';

const entropy = { nonce: () => 'AAAAAAAAAAAAAAAAAAAAAA', salt: () => new Uint8Array(16) };
const by = { principal: 'p-rehearsal', channel: 'demonstration' } as const;

/**
 * Plays the commands through the deciders alone, no database: a member's number stands for its subject id.
 *
 * @returns every fact's stream as it stands in the end
 * @throws Error naming the first command that is refused
 */
export function rehearse(
  commands: readonly Command[],
  organisation: Organisation,
  kinds: FactKinds,
): ReadonlyMap<string, FactState> {
  const parents = new Map(organisation.units.map(({ id, parent }) => [id, parent ?? '']));
  const unitTypes = new Map(organisation.units.map(({ id, type }) => [id, type]));
  let units = pathsOf(parents);
  const subjects = new Set<string>();
  const streams = new Map<string, FactState>();
  for (const command of commands) {
    if (command.kind === 'subjects') {
      for (const reference of command.references) subjects.add(reference);
      continue;
    }
    const today = localDay(command.recordedAt, 'Asia/Shanghai');
    const surroundings = { kinds, units, unitTypes, subjects, today };
    const decision = decide(command, { ...surroundings, may: () => true, plans: new Set(), streams });
    if (!decision.ok) throw new Error(`command ${command.n}: ${JSON.stringify(decision.refusal)}`);
    for (const { event, head } of decision.drafts) {
      streams.set(event.stream, evolveFact(noFact, event));
      if (head === undefined) continue;
      const change = 'unit' in head ? { ...head.unit, unit: head.unit.id } : 'change' in head ? head.change : undefined;
      if (change === undefined) continue;
      if (change.parent !== null) parents.set(change.unit, change.parent);
      if (change.type !== null) unitTypes.set(change.unit, change.type);
      units = pathsOf(parents);
    }
  }
  return streams;
}

/** Unit → path, root first. */
function pathsOf(parents: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const pathOf = (unit: string): string[] => (unit === '' ? [] : [...pathOf(parents.get(unit) ?? ''), unit]);
  return new Map([...parents.keys()].map((unit) => [unit, pathOf(unit)]));
}

function decide(command: Exclude<Command, { kind: 'subjects' }>, state: RecordingState): Decision {
  const origin = { by, submission: 'sub-rehearsal' };
  if (command.kind === 'submit') {
    return decideRecord({ ...origin, unit: command.unit, note: command.note, facts: command.facts }, state, entropy);
  }
  const fact = streamOf(command.fact, command.unit, state.kinds);
  const current = state.streams.get(fact) ?? noFact;
  const { version, reason } = command;
  if (command.kind === 'void') return decideVoid({ ...origin, fact, version, reason }, { ...state, current }, entropy);
  const { days, values } = command;
  return decideCorrection({ ...origin, fact, version, reason, days, values }, { ...state, current }, entropy);
}

function streamOf(fact: DemoFact, unit: string, kinds: FactKinds): string {
  const kind = kinds.get(fact.kind);
  if (kind === undefined) throw new Error(`no kind ${fact.kind}`);
  return factIds(fact.kind, kind, fact, { unit }).fact;
}

/** Linked and in scope, by the plan's reading of 学社衔接率, member by member: for each graduating unit. */
export function linkage(streams: ReadonlyMap<string, FactState>, day: string): ReadonlyMap<string, [number, number]> {
  const current = [...streams.values()].flatMap(({ state, fact }) => (state === 'current' && fact ? [fact] : []));
  const occurred = current.filter(({ days }) => (days['occurredOn'] ?? '') <= day);
  // Of a thing reported twice the receiving unit is believed.
  const believed = new Map<string, Fact>();
  for (const fact of occurred) {
    const isOwn = 'unit' in fact.source && fact.source.unit === fact.refs['to'];
    if (isOwn || !believed.has(fact.thing)) believed.set(fact.thing, fact);
  }
  const accepted = Map.groupBy(
    [...believed.values()].filter(({ kind }) => kind === 'transfer.accepted'),
    ({ refs }) => idOf(refs['member']) ?? '',
  );
  const shares = new Map<string, [number, number]>();
  for (const { kind, refs, days, values } of believed.values()) {
    if (kind !== 'graduate.marked' || !isCounted(values['mark'])) continue;
    const unit = idOf(refs['unit']) ?? '';
    const [linked, all] = shares.get(unit) ?? [0, 0];
    const isLinked = (accepted.get(idOf(refs['member']) ?? '') ?? []).some(
      (transfer) => transfer.refs['to'] !== unit && (transfer.days['occurredOn'] ?? '') >= (days['occurredOn'] ?? ''),
    );
    shares.set(unit, [linked + (isLinked ? 1 : 0), all + 1]);
  }
  return shares;
}

const isCounted = (mark: unknown): boolean => mark === 'normal' || mark === 'mobile';
