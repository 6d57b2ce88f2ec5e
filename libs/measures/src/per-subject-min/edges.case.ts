import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const role = 'lecturer';
const talk = (id: string, person: string, day: string, topic = id): PlainFact =>
  reported('lesson.given', 'a', { lesson: id, lecturers: [person] }, day, { type: 'talk', topic });

const ended = { fact: 'role.ended', by: 'person', match: ['unit', 'role'] };
const lecturer = { fact: 'role.began', by: 'person', where: { role: [role] }, ended };
const chief = { fact: 'role.began', by: 'person', where: { role: ['chief'] }, ended };

const at = (
  day: string,
  value: string,
  verdict: WorkedResult['verdict'],
  more: Partial<WorkedResult> = {},
): WorkedResult => ({ indicator: 'topics', known: '2021-12-31', day, unit: 'top', value, verdict, ...more });

/**
 * What the catalogue's cases do not reach: re-entry, an end before any beginning, two roles at once, one event under two
 * ids, a move, lessons outside the window, a post that is filled by another unit's word.
 */
export const subjectEdgesCase: WorkedCase = {
  name: 'subject-edges',
  source: 'adversary',
  units: { top: null, a: 'top', b: 'top' },
  indicators: {
    topics: {
      kind: 'per-subject-min',
      parameters: {
        // a chief owes three, whoever else the chief may be
        roster: [
          { ...chief, min: 3 },
          { ...lecturer, min: 2 },
        ],
        counts: [{ name: 'talks', any: [{ fact: 'lesson.given', by: 'lecturers' }], distinctBy: 'topic' }],
        window: { from: '2020-01-01', to: '2020-12-31' },
        posts: { fact: 'register.entered', by: 'entry', ended: { fact: 'register.left', by: 'entry' } },
      },
      target: { comparator: 'at-least', value: { n: 1n, d: 2n } },
      due: '2020-12-31',
    },
    open: {
      kind: 'per-subject-min',
      parameters: {
        roster: [lecturer],
        counts: [{ name: 'talks', any: [{ fact: 'lesson.given', by: 'lecturers' }], min: 2 }],
      },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded('2020-01-02', [
      left('s-1', 'a', role, '2019-01-01'),
      began('s-1', 'a', role, '2019-06-01'),
      began('s-2', 'a', role, '2019-06-01'),
      began('s-3', 'b', role, '2020-01-01', { post: 'p-1' }),
      reported('register.entered', 'b', { entry: 'p-1' }, '2020-01-01', { register: 'posts' }),
    ]),
    ...recorded('2020-02-20', [
      talk('x0', 's-1', '2019-12-31'),
      talk('x1', 's-1', '2020-02-01'),
      // the same topic under another id
      talk('x2', 's-1', '2020-02-02', 'x1'),
      talk('x3', 's-1', '2020-02-20'),
    ]),
    // away from 1 March to 31 May
    ...recorded('2020-03-01', [left('s-1', 'a', role, '2020-03-01')]),
    ...recorded('2020-06-01', [began('s-1', 'a', role, '2020-06-01')]),
    // s-2 becomes chief as well, and moves to b
    ...recorded('2020-08-01', [
      talk('y1', 's-2', '2020-07-01'),
      talk('y2', 's-2', '2020-07-02'),
      began('s-2', 'b', 'chief', '2020-08-01'),
    ]),
    // the end of s-3's role names no post
    ...recorded('2020-09-01', [left('s-3', 'b', role, '2020-09-01')]),
    // after the window: nothing changes but what is late
    ...recorded('2021-02-01', [
      talk('y3', 's-2', '2021-01-15'),
      talk('z1', 's-3', '2021-01-15'),
      left('s-2', 'b', 'chief', '2021-02-01'),
      left('s-1', 'a', role, '2021-02-01'),
    ]),
  ],
  results: [
    at('2018-12-31', '0/0', 'not-applicable'),
    at('2019-12-31', '0/2', 'pending', { counts: { required: 4, counted: 0, vacant: 0 } }),
    at('2020-02-02', '0/3', 'pending', { counts: { counted: 1, required: 6 } }),
    at('2020-02-20', '1/3', 'pending'),
    at('2020-03-01', '0/2', 'pending', { counts: { counted: 0, vacant: 0 } }),
    at('2020-05-31', '0/2', 'pending'),
    at('2020-06-01', '1/3', 'pending'),
    at('2020-07-31', '2/3', 'attained', { counts: { counted: 4, required: 6 } }),
    at('2020-08-01', '1/3', 'pending', { counts: { counted: 4, required: 7, shortfall: 3 } }),
    at('2020-08-01', '0/2', 'pending', { unit: 'b' }),
    at('2020-08-31', '1/3', 'pending', { counts: { vacant: 0 } }),
    at('2020-09-01', '1/2', 'attained', { counts: { vacant: 1 } }),
    at('2020-12-31', '1/2', 'attained', { counts: { late: 0, shortfall: 1 } }),
    at('2021-12-31', '1/2', 'attained', { counts: { late: 1, shortfall: 1, vacant: 1, required: 5 } }),
    // without a window nothing is frozen: what falls later is shown, the verdict of the due day stays
    { ...at('2020-12-31', '2/2', 'attained'), indicator: 'open' },
    { ...at('2021-12-31', '1/1', 'attained'), indicator: 'open' },
  ],
};
