import type { Happening, PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';

type Source = PlainFact['source'];

/** The city says it of a town, too; the town itself is believed before it. */
const city: Source = { unit: 'city' };
const own: Source = { unit: 'east' };

const fact = (
  kind: string,
  refs: PlainFact['refs'],
  values: PlainFact['values'],
  source: Source,
  occurredOn = '2020-01-15',
): PlainFact => ({ kind, refs: { unit: 'east', ...refs }, days: { occurredOn }, values, source });

const founded = (serves: readonly string[], source: Source): PlainFact =>
  fact('body.founded', { body: 'b', serves }, { type: 'youth-centre' }, source);
const given = (lecturers: readonly string[], source: Source): PlainFact =>
  fact('lesson.given', { lesson: 'l', lecturers }, { type: 'league-lesson' }, source);
const admitted = (person: string, number: number, source: Source): PlainFact =>
  fact('member.admitted', { person }, { number }, source);
const assessed = (result: string, source: Source): PlainFact =>
  fact('ideology.assessed', { person: 's-1' }, { result }, source);
const officer = (person: string): PlainFact =>
  fact('role.began', { person, unit: 'city' }, { role: 'secretary', engagement: 'full-time', onPost: true }, city);

const on = (recordedOn: string, type: Happening['type'], ...facts: readonly PlainFact[]): WorkedCase['history'] =>
  facts.map((one) => ({ recordedOn, type, fact: one }));

const all = { target: { comparator: 'equal-to', value: { n: 1n, d: 1n } }, due: '2020-12-31' } as const;
const indicators: Readonly<Record<string, WorkedIndicator>> = {
  served: {
    kind: 'coverage',
    parameters: {
      frame: [{ fact: 'unit.opened', by: 'unit', where: { type: ['town'] }, day: 'validFrom' }],
      predicate: { all: [{ any: [{ fact: 'body.founded', by: 'serves' }] }] },
    },
    ...all,
  },
  lecturers: {
    kind: 'per-subject-min',
    parameters: {
      roster: [{ fact: 'role.began', by: 'person', min: 1 }],
      counts: [{ name: 'lessons', any: [{ fact: 'lesson.given', by: 'lecturers' }] }],
      window: { from: '2020-01-01', to: '2020-12-31' },
    },
    ...all,
  },
  numbers: {
    kind: 'eligibility',
    parameters: {
      case: { fact: 'member.admitted', by: 'person' },
      conditions: [{ name: 'one-holder', kind: 'unique', field: 'number' }],
    },
    ...all,
  },
  passed: {
    kind: 'cumulative-quota',
    parameters: {
      facts: [{ fact: 'ideology.assessed', by: 'person', where: { result: ['passed'] } }],
      distinct: true,
      direction: 'floor',
    },
    ...all,
  },
};

const known = (day: string, values: Readonly<Record<string, string>>): readonly WorkedResult[] =>
  Object.entries(values).map(([name, value]) => {
    const [indicator = '', unit = 'city'] = name.split(' of ');
    const verdict = value === '1/1' || value === '2/2' ? 'attained' : 'pending';
    const judged = value === '0/2' ? 'not-attained' : 'pending';
    return { indicator, known: day, day, unit, value, verdict: indicator === 'numbers' ? judged : verdict };
  });

/**
 * Two sources of one thing that disagree on what it is about (whom a body serves, who gave a lesson, which number a member has), or on
 * what they say of it (whether a check was passed). It counts
 * where the source says that is believed first, and nowhere else; where that one is silent again, the other's word holds. Source: design 3.
 */
export const twoSourcesCase: WorkedCase = {
  name: 'two-sources',
  source: 'design 3: a measure counts the thing once',
  units: { city: null, east: { parent: 'city', type: 'town' }, west: { parent: 'city', type: 'town' } },
  indicators,
  history: [
    ...on('2020-02-01', 'fact-recorded', officer('s-1'), officer('s-2'), admitted('s-2', 1, own)),
    ...on('2020-02-02', 'fact-recorded', founded(['east'], city), given(['s-1'], city), admitted('s-1', 1, city)),
    ...on('2020-02-02', 'fact-recorded', assessed('passed', city)),
    ...on('2020-03-01', 'fact-recorded', founded(['west'], own), given(['s-2'], own), admitted('s-1', 2, own)),
    ...on('2020-03-01', 'fact-recorded', assessed('not-passed', own)),
    ...on('2020-04-01', 'fact-voided', founded(['west'], own), given(['s-2'], own), admitted('s-1', 2, own)),
    ...on('2020-04-01', 'fact-voided', assessed('not-passed', own)),
    ...on('2020-05-01', 'fact-recorded', assessed('not-passed', own)),
    ...on('2020-05-01', 'fact-recorded', founded(['west'], own), given(['s-2'], own), admitted('s-1', 3, own)),
    // the lesser source gives way, or goes on to say something else: nothing comes of it
    ...on('2020-05-02', 'fact-corrected', founded(['east', 'west'], city), given(['s-1', 's-2'], city)),
    ...on('2020-06-01', 'fact-corrected', assessed('passed', own)),
    ...on('2020-06-01', 'fact-corrected', founded(['east', 'west'], own), given(['s-1', 's-2'], own)),
  ],
  results: [
    ...known('2020-02-28', { served: '1/2', 'served of east': '1/1', lecturers: '1/2', numbers: '0/2', passed: '1/1' }),
    ...known('2020-03-31', {
      served: '1/2',
      'served of west': '1/1',
      'served of east': '0/1',
      lecturers: '1/2',
      numbers: '2/2',
      passed: '0/1',
    }),
    ...known('2020-04-30', { served: '1/2', 'served of east': '1/1', lecturers: '1/2', numbers: '0/2', passed: '1/1' }),
    ...known('2020-05-31', { served: '1/2', 'served of west': '1/1', lecturers: '1/2', numbers: '2/2', passed: '0/1' }),
    ...known('2020-06-30', { served: '2/2', lecturers: '2/2', passed: '1/1' }),
  ],
};
