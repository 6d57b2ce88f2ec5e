import type { PlainFact, WorkedCase, WorkedIndicator, WorkedResult } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const submitted = (report: string, unit: string, day: string): PlainFact =>
  reported('report.submitted', unit, { report }, day, { kind: 'annual', to: 'party' });
const received = (report: string, unit: string, day: string): PlainFact =>
  reported('report.received', unit, { report }, day, { kind: 'annual', to: 'party' });
const met = (meeting: string, unit: string, day: string): PlainFact =>
  reported('meeting.held', unit, { meeting }, day, { type: 'session' });
const post = (entry: string, unit: string): PlainFact =>
  reported('register.entered', unit, { entry }, '2020-01-01', { register: 'posts' });

const towns = { fact: 'unit.opened', by: 'unit', day: 'validFrom', where: { type: ['town'] } };
const indicator = (parameters: object): WorkedIndicator => ({
  kind: 'per-subject-min',
  parameters,
  target: null,
  due: '2020-12-31',
});
/** Posts by whose holders they are held. */
const posts = (holder?: object): WorkedIndicator =>
  indicator({
    roster: [towns],
    counts: [{ name: 'meetings', any: [{ fact: 'meeting.held', by: 'unit' }] }],
    posts: {
      fact: 'register.entered',
      by: 'entry',
      where: { register: ['posts'] },
      ...(holder === undefined ? {} : { holder: { fact: 'role.began', by: 'post', ...holder } }),
    },
  });

const at = (
  of: string,
  day: string,
  value: string,
  counts: NonNullable<WorkedResult['counts']> = {},
  unit = 'top',
): WorkedResult => ({ indicator: of, known: '2021-12-31', day, unit, value, verdict: 'report-only', counts });

/**
 * What counts and when, day by day: receipts of another report, a count's own first day against the window's, what comes late of one count only; two
 * places of one person at once; posts whose holders nothing ends, or the post itself does, or another role does not.
 */
export const subjectCountsCase: WorkedCase = {
  name: 'subject-counts',
  source: 'catalogue 1.4',
  units: {
    top: null,
    a: { parent: 'top', type: 'town' },
    b: { parent: 'top', type: 'town' },
    c: { parent: 'top', type: 'town' },
  },
  indicators: {
    returns: indicator({
      roster: [towns],
      counts: [
        {
          name: 'reports',
          any: [
            {
              fact: 'report.submitted',
              by: 'unit',
              from: '2020-03-01',
              receipt: { fact: 'report.received', by: 'unit', match: ['report'] },
            },
          ],
        },
        { name: 'meetings', any: [{ fact: 'meeting.held', by: 'unit', from: '2019-06-01' }] },
      ],
      window: { from: '2020-01-01', to: '2020-12-31' },
    }),
    'from-march': indicator({
      roster: [towns],
      counts: [{ name: 'reports', any: [{ fact: 'report.submitted', by: 'unit', from: '2020-03-01' }] }],
    }),
    lecturers: indicator({
      roster: [
        {
          fact: 'role.began',
          by: 'person',
          where: { role: ['lecturer'] },
          ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
        },
      ],
      counts: [{ name: 'lessons', any: [{ fact: 'lesson.given', by: 'lecturers' }] }],
    }),
    'held-by-person': posts(),
    'held-for-ever': posts({}),
    'held-by-post': posts({ ended: { fact: 'role.ended', by: 'post', match: ['role'] } }),
  },
  history: recorded('2021-12-31', [
    submitted('r-1', 'a', '2020-02-15'),
    received('r-1', 'a', '2020-02-16'),
    submitted('r-2', 'a', '2020-04-01'),
    // of another report, and of its own
    received('r-3', 'a', '2020-04-02'),
    received('r-2', 'a', '2020-04-10'),
    // before the window and after it
    met('m-0', 'a', '2019-07-01'),
    met('m-1', 'a', '2021-01-15'),
    // late with one count, and nothing of the other
    submitted('r-4', 'b', '2021-01-10'),
    received('r-4', 'b', '2021-01-10'),
    // one who lectures for two counts for whom began last
    began('s-1', 'a', 'lecturer', '2020-02-01'),
    began('s-1', 'b', 'lecturer', '2020-03-01'),
    post('p-1', 'a'),
    began('s-2', 'a', 'chief', '2020-03-01', { post: 'p-1' }),
    reported('role.ended', 'a', { person: 's-2', post: 'p-1' }, '2020-06-01', { role: 'chief' }),
    post('p-2', 'b'),
    // out before, and back; then out of another role
    left('s-3', 'b', 'chief', '2020-04-01'),
    began('s-3', 'b', 'chief', '2020-05-01', { post: 'p-2' }),
    left('s-3', 'b', 'clerk', '2020-07-01'),
  ]),
  results: [
    at('returns', '2020-04-09', '0/3', { counted: 0, required: 6 }),
    at('returns', '2020-04-10', '0/3', { counted: 1, required: 6 }),
    at('returns', '2020-12-31', '0/3', { counted: 1, late: 0 }),
    at('returns', '2021-01-14', '0/3', { counted: 1, late: 0 }),
    at('returns', '2021-01-15', '0/3', { counted: 1, late: 1 }),
    at('from-march', '2020-03-31', '0/3'),
    at('from-march', '2020-04-01', '1/3'),
    at('lecturers', '2020-02-29', '0/1', {}, 'a'),
    at('lecturers', '2020-03-01', '0/0', {}, 'a'),
    at('lecturers', '2020-03-01', '0/1', {}, 'b'),
    at('held-by-person', '2020-02-29', '1/3', { vacant: 2 }),
    at('held-by-person', '2020-03-01', '1/3', { vacant: 1 }),
    at('held-by-person', '2020-04-30', '1/3', { vacant: 1 }),
    at('held-by-person', '2020-05-01', '1/3', { vacant: 0 }),
    at('held-by-person', '2020-06-01', '1/3', { vacant: 1 }),
    at('held-by-person', '2020-07-01', '0/1', { vacant: 0 }, 'b'),
    at('held-for-ever', '2020-02-29', '1/3', { vacant: 2 }),
    at('held-for-ever', '2020-05-01', '1/3', { vacant: 0 }),
    at('held-for-ever', '2020-07-01', '1/3', { vacant: 0 }),
    at('held-by-post', '2020-05-31', '1/3', { vacant: 0 }),
    at('held-by-post', '2020-06-01', '1/3', { vacant: 1 }),
  ],
};
