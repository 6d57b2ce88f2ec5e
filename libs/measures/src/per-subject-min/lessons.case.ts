import type { WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

type Lesson = readonly [id: string, lecturers: readonly string[], unit: string, day: string, type?: string];

const lesson = ([id, lecturers, unit, day, type = 'party-lesson']: Lesson) =>
  reported('lesson.given', unit, { lesson: id, lecturers: [...lecturers].sort() }, day, { type });

const ended = { fact: 'role.ended', by: 'person', match: ['unit', 'role'] };
const officer = { fact: 'role.began', by: 'person', ended };
const organ = { role: ['organ-officer'] };
const mid = { ...officer, where: { ...organ, rank: ['leading', 'middle'] }, min: 4 };
const other = { ...officer, where: { ...organ, rank: ['other'], engagement: ['full-time'] }, min: 2 };
const base = {
  ...officer,
  where: {
    role: ['town', 'park', 'university', 'bureau'].flatMap((unit) => [
      `${unit}-secretary`,
      `${unit}-deputy`,
      `${unit}-officer`,
    ]),
    engagement: ['full-time'],
  },
  min: 2,
};

const lessons = (...roster: readonly object[]): WorkedIndicator => ({
  kind: 'per-subject-min',
  parameters: {
    roster,
    counts: [
      {
        name: 'lessons',
        any: [{ fact: 'lesson.given', by: 'lecturers', where: { type: ['party-lesson', 'league-lesson'] } }],
      },
    ],
    window: { from: '2020-01-01', to: '2020-12-31' },
  },
  target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
  due: '2020-12-31',
});

const ends = (
  indicator: string,
  value: string,
  counts: NonNullable<WorkedResult['counts']>,
  known = '2020-12-31',
): WorkedResult => ({ indicator, known, day: '2020-12-31', unit: 'city', value, verdict: 'not-attained', counts });

/**
 * 讲党团课 by role: the roster of the last day, one event once, a co-lecturer counts, a lesson of the next year does not. Source: catalogue
 * section 9, case 3; the days of lessons are chosen.
 */
export const lessonsCase: WorkedCase = {
  name: 'lessons',
  source: 'catalogue 9, case 3',
  units: { city: null, organ: 'city', town: 'city', university: 'city', bureau: 'city' },
  indicators: {
    'dg03-lessons-mid': lessons(mid),
    'dg03-lessons-other': lessons(other),
    'dg03-lessons-base': lessons(base),
    'dg03-lessons-all': lessons(mid, other, base),
  },
  history: [
    ...recorded('2020-01-02', [
      began('s-p1', 'organ', 'organ-officer', '2018-01-01', { rank: 'middle' }),
      began('s-p2', 'organ', 'organ-officer', '2018-01-01', { rank: 'middle' }),
      began('s-p3', 'organ', 'organ-officer', '2018-01-01', { rank: 'other' }),
      began('s-p4', 'organ', 'organ-officer', '2018-01-01', { rank: 'other' }),
      began('s-p5', 'organ', 'organ-officer', '2018-01-01', { rank: 'other' }),
      began('s-p6', 'town', 'town-officer', '2018-01-01'),
      began('s-p7', 'university', 'university-officer', '2018-01-01'),
      began('s-p8', 'bureau', 'bureau-officer', '2018-01-01'),
      began('s-p9', 'organ', 'organ-officer', '2018-01-01', { rank: 'other' }),
    ]),
    ...recorded(
      '2020-06-30',
      (
        [
          ['a1', ['s-p1'], 'organ', '2020-02-01'],
          ['a2', ['s-p1'], 'organ', '2020-03-01', 'league-lesson'],
          ['b1', ['s-p2'], 'organ', '2020-02-03'],
          ['b2', ['s-p2'], 'organ', '2020-03-03'],
          ['c1', ['s-p3'], 'organ', '2020-04-01'],
          ['d1', ['s-p4'], 'organ', '2020-04-02'],
          ['e1', ['s-p5'], 'organ', '2020-05-06'],
          ['i1', ['s-p9'], 'organ', '2020-03-15'],
          ['f1', ['s-p6'], 'town', '2020-03-05', 'party-lesson'],
          ['f2', ['s-p6'], 'town', '2020-04-05', 'league-lesson'],
          // both lessons of P7 with a co-lecturer, who is on no roster
          ['g1', ['s-p7', 's-guest'], 'university', '2020-03-06'],
          ['g2', ['s-guest', 's-p7'], 'university', '2020-04-06'],
        ] satisfies Lesson[]
      ).map(lesson),
    ),
    ...recorded('2020-06-30', [left('s-p9', 'organ', 'organ-officer', '2020-03-31')]),
    // P5 is promoted: the old rank ends and the new one begins on one day, in the same role of the same unit
    ...recorded('2020-07-01', [
      left('s-p5', 'organ', 'organ-officer', '2020-07-01'),
      began('s-p5', 'organ', 'organ-officer', '2020-07-01', { rank: 'middle' }),
    ]),
    ...recorded(
      '2020-12-01',
      (
        [
          ['a3', ['s-p1'], 'organ', '2020-08-01'],
          ['a4', ['s-p1'], 'organ', '2020-09-01'],
          ['b3', ['s-p2'], 'organ', '2020-08-03'],
          ['b4', ['s-p2'], 'organ', '2020-09-03'],
          // the fifth record of P2: the event b4, reported by the town as well
          ['b4', ['s-p2'], 'town', '2020-09-03'],
          ['c2', ['s-p3'], 'organ', '2020-10-01'],
          ['e2', ['s-p5'], 'organ', '2020-08-06'],
          ['e3', ['s-p5'], 'organ', '2020-09-06'],
          ['h1', ['s-p8'], 'bureau', '2020-05-07'],
        ] satisfies Lesson[]
      ).map(lesson),
    ),
    ...recorded('2021-01-03', [lesson(['h2', ['s-p8'], 'bureau', '2021-01-03'])]),
    ...recorded(
      '2021-02-01',
      [began('s-p6', 'town', 'town-officer', '2018-01-01', { engagement: 'part-time' })],
      'fact-corrected',
    ),
  ],
  results: [
    ends('dg03-lessons-mid', '2/3', { met: 2, roster: 3, shortfall: 1, counted: 11, required: 12 }),
    ends('dg03-lessons-other', '1/2', { met: 1, roster: 2, shortfall: 1, counted: 3, required: 4 }),
    ends('dg03-lessons-base', '2/3', { met: 2, roster: 3, shortfall: 1, counted: 5, required: 6 }),
    {
      ...ends('dg03-lessons-all', '5/8', { met: 5, roster: 8, shortfall: 3, counted: 19, required: 22, late: 0 }),
      display: '62.50 %',
    },
    // were P6 part-time, P6 would be off the roster
    ends('dg03-lessons-base', '1/2', { met: 1, roster: 2, shortfall: 1 }, '2021-02-01'),
    // what P8 gave in January comes late and does not count
    {
      ...ends('dg03-lessons-all', '5/8', { met: 5, roster: 8, shortfall: 3, late: 1 }, '2021-01-31'),
      day: '2021-01-31',
    },
  ],
};
