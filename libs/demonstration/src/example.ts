import { type Command, isMemberFact, type MemberFact } from './command.js';

/** A transfer that somebody can try: begun, within the city, and neither accepted, returned nor cancelled. */
export interface Example {
  /** The graduating unit, which reports. */
  readonly unit: string;
  readonly member: string;
  readonly from: string;
  readonly to: string;
  readonly attempt: number;
}

/** A unit's members whose transfer to a town still waits when the demonstration ends, by the member's number. */
export function waitingTransfers(commands: readonly Command[], unit: string): Example[] {
  const steps = new Map<string, MemberFact[]>();
  const changed = new Set<string>();
  for (const command of commands) {
    if (command.kind === 'subjects') continue;
    if (command.kind !== 'submit' && isMemberFact(command.fact)) changed.add(command.fact.refs.member);
    for (const fact of command.kind === 'submit' ? command.facts.filter(isMemberFact) : []) {
      const { member } = fact.refs;
      steps.set(member, [...(steps.get(member) ?? []), fact]);
    }
  }
  const waiting = [...steps].flatMap(([member, facts]): Example[] => {
    const [mark, begun, more] = [...facts].sort((a, b) => (a.kind < b.kind ? -1 : 1));
    if (mark?.values['mark'] !== 'normal' || begun?.kind !== 'transfer.initiated' || more !== undefined) return [];
    const { from, to } = begun.refs;
    if (changed.has(member) || from !== unit || !to?.startsWith('dg.town.')) return [];
    return [{ unit, member, from, to, attempt: Number(begun.values['attempt']) }];
  });
  return waiting.sort((a, b) => (a.member < b.member ? -1 : 1));
}
