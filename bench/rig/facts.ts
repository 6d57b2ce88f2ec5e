import type { ProposedFact } from '@duibiao/facts';

/** Where a fact of the bench happens: a university reports, towns accept. */
export interface Places {
  readonly universities: readonly string[];
  readonly towns: readonly string[];
}

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';
const occurredOn = (index: number): string => `2020-0${6 + (index % 4)}-${String(1 + (index % 28)).padStart(2, '0')}`;

/** The university of a member's studies. */
export const schoolOf = ({ universities }: Places, member: number): string => at(universities, member);

export const marked = (places: Places, subjects: readonly string[], member: number): ProposedFact => ({
  kind: 'graduate.marked',
  refs: { member: at(subjects, member), unit: schoolOf(places, member) },
  days: { occurredOn: '2020-06-01' },
  values: { year: 2020, mark: member % 7 === 0 ? 'mobile' : 'normal' },
});

/** A transfer of a member; a further attempt for each time round, 20 at most. */
export const transfer = (
  kind: 'transfer.initiated' | 'transfer.accepted',
  places: Places,
  subjects: readonly string[],
  index: number,
): ProposedFact => {
  const member = index % subjects.length;
  return {
    kind,
    refs: { member: at(subjects, member), from: schoolOf(places, member), to: at(places.towns, member * 7) },
    days: { occurredOn: occurredOn(index) },
    values: { attempt: 1 + Math.floor(index / subjects.length) },
  };
};

/** Submissions and loads MUST NOT use an index twice within one copy of the filled database. */
export function* acceptances(places: Places, subjects: readonly string[]): Generator<ProposedFact, never> {
  for (let index = 0; index < subjects.length * 20; index++) {
    yield transfer('transfer.accepted', places, subjects, index);
  }
  throw new Error('the bench has used up its facts: begin with more (--facts)');
}
