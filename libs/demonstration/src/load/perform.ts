import { subjectIds } from '@duibiao/access';
import { factIds, type FactKinds } from '@duibiao/facts';
import { correctFact, submitFacts, voidFact, type Caller } from '@duibiao/submissions';
import { type Command, type DemoFact, isMember } from '../command.js';
import { done, type Stage } from './stage.js';

/** A command that writes into the ledger. */
export type Writing = Exclude<Command, { readonly kind: 'subjects' }>;

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

/** Carries out a command. */
export async function perform(
  { desk, ledger, seeds }: Stage,
  caller: Caller,
  command: Writing,
  named: Named,
  key: string,
): Promise<void> {
  const { recordedAt, unit } = command;
  if (command.kind === 'submit') {
    const facts = command.facts.map((fact) => withSubjects(fact, named));
    done(await submitFacts(desk, caller, { ledger, unit, facts, note: command.note, key, recordedAt }), key);
    return;
  }
  const fact = streamOf(withSubjects(command.fact, named), unit, seeds.factKinds.kinds);
  const { version, reason } = command;
  const change = { ledger, fact, version, reason, key, recordedAt };
  if (command.kind === 'void') return done(await voidFact(desk, caller, change), key);
  done(await correctFact(desk, caller, { ...change, days: command.days, values: command.values }), key);
}

const withSubjects = (fact: DemoFact, named: Named): DemoFact => {
  const subject = (id: string): string => (isMember(id) ? (named.get(id) ?? '') : id);
  const refs = Object.entries(fact.refs).map(([name, ref]) => [
    name,
    typeof ref === 'string' ? subject(ref) : ref.map(subject),
  ]);
  return { ...fact, refs: Object.fromEntries(refs) as DemoFact['refs'] };
};

/** A fact's id, which is its stream. */
export function streamOf(fact: DemoFact, unit: string, kinds: FactKinds): string {
  const kind = kinds.get(fact.kind);
  if (kind === undefined) throw new Error(`the ledger has no kind ${fact.kind}`);
  return factIds(fact.kind, kind, fact, { unit }).fact;
}
