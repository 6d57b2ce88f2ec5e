import { subjectIds } from '@duibiao/access';
import { factIds, type FactKinds } from '@duibiao/facts';
import { correctFact, submitFacts, voidFact, type Caller } from '@duibiao/submissions';
import type { Command, DemoFact } from '../command.js';
import { done, type Stage } from './stage.js';

/** Member number → subject id. */
export type Named = Map<string, string>;

/** Subject ids asked for in one call. */
const NAMES_AT_ONCE = 500;

/** The key that makes a command happen once. */
export const commandKey = (seed: number, { n }: Command): string => `demo-${seed}-${n}`;

/** Has a unit's members named: the ids are the same however often they are asked for. */
export async function nameSubjects(
  { desk, subjectKeys, ledger }: Stage,
  unit: string,
  members: readonly string[],
  named: Named,
): Promise<void> {
  for (let first = 0; first < members.length; first += NAMES_AT_ONCE) {
    const references = members.slice(first, first + NAMES_AT_ONCE);
    const asked = { ledger, unit, scheme: 'member-number', references } as const;
    const ids = await subjectIds(desk.pool, subjectKeys, asked);
    references.forEach((reference, index) => named.set(reference, ids[index] ?? ''));
  }
}

/** Carries out a command that writes. */
export async function perform(
  { desk, ledger, seeds }: Stage,
  caller: Caller,
  command: Exclude<Command, { readonly kind: 'subjects' }>,
  named: Named,
  key: string,
): Promise<void> {
  const { recordedAt, unit } = command;
  if (command.kind === 'submit') {
    const facts = command.facts.map((fact) => withSubject(fact, named));
    done(await submitFacts(desk, caller, { ledger, unit, facts, note: command.note, key, recordedAt }), key);
    return;
  }
  const fact = streamOf(withSubject(command.fact, named), unit, seeds.factKinds.kinds);
  const { version, reason } = command;
  const change = { ledger, fact, version, reason, key, recordedAt };
  if (command.kind === 'void') return done(await voidFact(desk, caller, change), key);
  done(await correctFact(desk, caller, { ...change, days: command.days, values: command.values }), key);
}

const withSubject = (fact: DemoFact, named: Named): DemoFact => ({
  ...fact,
  refs: { ...fact.refs, member: named.get(fact.refs.member) ?? '' },
});

/** A fact's id, which is its stream. */
export function streamOf(fact: DemoFact, unit: string, kinds: FactKinds): string {
  const kind = kinds.get(fact.kind);
  if (kind === undefined) throw new Error(`the ledger has no kind ${fact.kind}`);
  return factIds(fact.kind, kind, fact, { unit }).fact;
}
