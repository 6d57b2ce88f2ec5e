import type { PlainFact, WorkedCase } from '../worked-case.js';
import { began, left, recorded, reported } from '../worked-facts.js';

const streets = ['1', '2', '3', '4', '5'];
const role = 'street-secretary';

const post = (n: string): PlainFact => ({
  kind: 'register.entered',
  refs: { entry: `post-${n}`, unit: `street${n}` },
  days: { occurredOn: '2019-01-01' },
  values: { register: role },
  source: { unit: `street${n}` },
});

const secretary = (n: string): PlainFact => began(`s-${n}`, `street${n}`, role, '2019-01-01', { post: `post-${n}` });

const trained = (n: string): PlainFact =>
  reported('training.completed', `street${n}`, { person: `s-${n}` }, '2020-04-20', { scheme: 'street-rotation' });

/**
 * 全员轮训: who took the course and left is out of both counts, the vacant post is listed. Source: catalogue section 9, E5, with the reading of
 * item 22 of the plan of Inner Mongolia.
 */
export const streetSecretariesCase: WorkedCase = {
  name: 'street-secretaries',
  source: 'catalogue 9, E5',
  units: { region: null, ...Object.fromEntries(streets.map((n) => [`street${n}`, 'region'])) },
  indicators: {
    'nm22-street-secretaries': {
      kind: 'per-subject-min',
      parameters: {
        roster: [
          {
            fact: 'role.began',
            by: 'person',
            where: { role: [role] },
            ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] },
          },
        ],
        counts: [
          {
            name: 'rotation',
            any: [{ fact: 'training.completed', by: 'person', where: { scheme: ['street-rotation'] } }],
          },
        ],
        window: { from: '2020-01-01', to: '2020-12-31' },
        posts: {
          fact: 'register.entered',
          by: 'entry',
          where: { register: [role] },
          ended: { fact: 'register.left', by: 'entry', match: ['register'] },
        },
      },
      target: { comparator: 'equal-to', value: { n: 1n, d: 1n } },
      due: '2020-12-31',
    },
  },
  history: [
    ...recorded('2020-01-02', [...streets.map(post), ...streets.map(secretary)]),
    ...recorded('2020-04-20', ['1', '2', '3', '5'].map(trained)),
    // trained, and left in May: nobody followed
    ...recorded('2020-05-11', [left('s-5', 'street5', role, '2020-05-11')]),
  ],
  results: [
    {
      indicator: 'nm22-street-secretaries',
      known: '2020-12-31',
      day: '2020-12-31',
      unit: 'region',
      value: '3/4',
      display: '75.00 %',
      verdict: 'not-attained',
      counts: { met: 3, roster: 4, vacant: 1 },
    },
  ],
};
