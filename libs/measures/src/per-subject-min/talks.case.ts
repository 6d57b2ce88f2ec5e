import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { began, recorded, reported } from '../worked-facts.js';

const talks = (lecturer: string, from: number, to: number): readonly PlainFact[] =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    reported(
      'lesson.given',
      'corps',
      { lesson: `${lecturer}-${from + index}`, lecturers: [`s-${lecturer}`] },
      '2020-05-20',
      {
        type: 'talk',
      },
    ),
  );

const result = (known: string): WorkedResult => ({
  indicator: 'dg04-talks',
  known,
  day: '2020-06-30',
  unit: 'city',
  value: '1/4',
  display: '25.00 %',
  verdict: 'pending',
  counts: { counted: 11, required: 20, shortfall: 9 },
  pace: { elapsed: '49.73 %', progress: '55.00 %', behind: false },
});

/** 宣讲: how far each lecturer is beside the calendar; what goes beyond five says nothing. Source: catalogue section 9, E3. */
export const talksCase: WorkedCase = {
  name: 'talks',
  source: 'catalogue 9, E3',
  units: { city: null, corps: 'city' },
  indicators: {
    'dg04-talks': {
      kind: 'per-subject-min',
      parameters: {
        roster: [
          {
            fact: 'role.began',
            by: 'person',
            where: { role: ['lecturer'] },
            ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
            min: 5,
          },
        ],
        counts: [{ name: 'talks', any: [{ fact: 'lesson.given', by: 'lecturers', where: { type: ['talk'] } }] }],
        window: { from: '2020-01-01', to: '2020-12-31' },
      },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded(
      '2020-01-02',
      ['a', 'b', 'c', 'd'].map((one) => began(`s-${one}`, 'corps', 'lecturer', '2019-01-01')),
    ),
    ...recorded('2020-06-30', [...talks('a', 1, 5), ...talks('b', 1, 3), ...talks('c', 1, 1), ...talks('d', 1, 2)]),
    ...recorded('2020-07-02', talks('a', 6, 9)),
  ],
  results: [result('2020-06-30'), result('2020-07-31')],
};
