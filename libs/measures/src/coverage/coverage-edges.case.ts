import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';
import { recorded, reported } from '../worked-facts.js';

const entered = (entry: string, unit: string, register: string): PlainFact =>
  reported('register.entered', unit, { entry }, '2020-01-10', { register });
const body = (kind: 'founded' | 'dissolved', entry: string, day: string): PlainFact =>
  reported(`body.${kind}`, 'a', { body: `body-${entry}`, entries: [entry] }, day, { type: 'committee' });
const inspected = (entry: string, type: string, day: string): PlainFact =>
  reported('inspection.done', 'a', { inspection: `${entry}-${day}`, site: entry }, day, { type });

const site = (registers: readonly string[]): object => {
  const where = { register: registers };
  return { fact: 'register.entered', by: 'entry', where, ended: { fact: 'register.left', by: 'entry', where } };
};

const at = (
  day: string,
  value: string,
  [founded, inspections]: readonly [string, string],
  counts: NonNullable<WorkedResult['counts']> = {},
): WorkedResult => ({
  indicator: 'sites',
  known: '2020-12-31',
  day,
  unit: 'city',
  value,
  verdict: 'report-only',
  counts,
  parts: { founded: { value: founded }, inspected: { value: inspections } },
});
const frame = (indicator: string, unit: string, value: string): WorkedResult => ({
  indicator,
  known: '2020-12-31',
  day: '2020-12-31',
  unit,
  value,
  verdict: 'report-only',
});

/**
 * What a coverage meets beside the hard cases: the day itself on either side of every limit, days of a selector against those of its condition,
 * an end without a beginning, an entry that two frames or two facts of one frame put in on the same day, a frame of units that a document
 * names.
 */
export const coverageEdgesCase: WorkedCase = {
  name: 'coverage-edges',
  source: 'catalogue 1.2',
  units: { city: null, a: 'city', b: 'city' },
  indicators: {
    sites: {
      kind: 'coverage',
      parameters: {
        frame: [site(['north', 'middle']), site(['south'])],
        predicate: {
          all: [
            {
              name: 'founded',
              any: [
                {
                  fact: 'body.founded',
                  by: 'entries',
                  ended: { fact: 'body.dissolved', by: 'entries', match: ['body'] },
                },
              ],
            },
            {
              name: 'inspected',
              any: [
                {
                  fact: 'inspection.done',
                  by: 'site',
                  where: { type: ['spring'] },
                  from: '2020-03-01',
                  to: '2020-12-31',
                },
                { fact: 'inspection.done', by: 'site', where: { type: ['autumn'] } },
              ],
              within: { from: '2020-02-01', to: '2020-10-31' },
            },
          ],
        },
      },
      target: null,
      due: '2020-12-31',
    },
    served: {
      kind: 'coverage',
      parameters: {
        frame: [{ fact: 'document.issued', by: 'serves', owner: 'case' }],
        predicate: { all: [{ any: [{ fact: 'meeting.held', by: 'unit' }] }] },
      },
      target: null,
      due: '2020-12-31',
    },
  },
  history: recorded('2020-12-31', [
    // in two frames from one day on: it is the unit's of the first
    entered('e1', 'a', 'north'),
    entered('e1', 'b', 'south'),
    entered('e2', 'a', 'north'),
    entered('e3', 'a', 'north'),
    entered('e4', 'a', 'north'),
    // in one frame twice from one day on: it is in it once
    entered('e5', 'a', 'north'),
    entered('e5', 'b', 'middle'),
    body('founded', 'e1', '2020-02-01'),
    // before the day from which the selector takes them
    inspected('e1', 'spring', '2020-02-15'),
    body('founded', 'e2', '2020-02-01'),
    // before the days of the condition; after them, but within the selector's own
    inspected('e2', 'autumn', '2020-01-15'),
    inspected('e2', 'spring', '2020-11-15'),
    inspected('e2', 'autumn', '2020-11-16'),
    body('founded', 'e3', '2020-04-01'),
    inspected('e3', 'autumn', '2020-06-01'),
    inspected('e4', 'autumn', '2020-11-01'),
    body('dissolved', 'e4', '2020-05-01'),
    reported('document.issued', 'city', { document: 'd-1', serves: ['a', 'b'] }, '2020-02-01', {
      type: 'issued',
      matter: 'm',
    }),
    reported('meeting.held', 'a', { meeting: 'm-1' }, '2020-03-01', { type: 'session' }),
  ]),
  results: [
    at('2020-01-09', '0/0', ['0/0', '0/0'], { noData: 0 }),
    at('2020-03-31', '0/5', ['2/5', '0/5'], { noData: 3 }),
    at('2020-04-01', '0/5', ['3/5', '0/5'], { noData: 2 }),
    at('2020-04-30', '0/5', ['3/5', '0/5'], { noData: 2 }),
    at('2020-05-01', '0/5', ['3/5', '0/5'], { noData: 1 }),
    at('2020-06-01', '1/5', ['3/5', '1/5']),
    at('2020-11-14', '1/5', ['3/5', '1/5']),
    at('2020-11-15', '2/5', ['3/5', '2/5'], { noData: 1, notSatisfied: 3 }),
    frame('served', 'city', '1/2'),
    frame('served', 'a', '1/1'),
    frame('served', 'b', '0/1'),
  ],
};
