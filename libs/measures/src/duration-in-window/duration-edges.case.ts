import type { PlainFact, WorkedCase, WorkedResult } from '../worked-case.js';

type Event = WorkedCase['history'][number];

/** Who is meant is the unit's own officer: one in each unit, so that a unit's number is a person's. */
const person = (unit: string): string => `s-${unit.padStart(26, '0')}`;
const refs = (unit: string): { person: string; unit: string } => ({ person: person(unit), unit });

const began = (unit: string, day: string): PlainFact => ({
  kind: 'role.began',
  refs: refs(unit),
  days: { occurredOn: day },
  values: { role: 'secretary', engagement: 'full-time', onPost: true },
  source: { unit },
});
const ended = (unit: string, day: string): PlainFact => ({
  ...began(unit, day),
  kind: 'role.ended',
  values: { role: 'secretary' },
});

const started = (unit: string, from: string, source: string = unit): PlainFact => ({
  kind: 'placement.started',
  refs: { ...refs(unit), host: 'host' },
  days: { occurredOn: from },
  values: {},
  source: { unit: source },
});
const over = (unit: string, from: string, to: string, source: string = unit): PlainFact => ({
  ...started(unit, from, source),
  kind: 'placement.ended',
  days: { startedOn: from, occurredOn: to },
});

const on = (recordedOn: string, facts: readonly PlainFact[], type: Event['type'] = 'fact-recorded'): Event[] =>
  facts.map((fact) => ({ recordedOn, type, fact }));

const at =
  (known: string, day: string, indicator: string) =>
  (
    unit: string,
    value: string,
    verdict: WorkedResult['verdict'],
    counts: NonNullable<WorkedResult['counts']>,
  ): WorkedResult => ({ indicator, known, day, unit, value, verdict, counts });

const parameters = {
  term: { fact: 'role.began', by: 'person', ended: { fact: 'role.ended', by: 'person', match: ['unit', 'role'] } },
  placement: { fact: 'placement.started', by: 'person', ended: { fact: 'placement.ended', by: 'person' } },
  window: { years: 1 },
  length: { months: 1 },
};
const target = { comparator: 'at-least', value: { n: 1n, d: 1n } } as const;

/** Within the window: everything that was known by the end of 2020. */
const inside = at('2020-12-31', '2020-12-31', 'inside');
const insideLater = at('2021-01-31', '2021-01-31', 'inside');
const begun = at('2021-01-31', '2021-01-31', 'begun');

/**
 * What may go wrong with durations in a window, apart from the catalogue's case: re-entry, succession on one day, overlaps, several sources,
 * open stays, ends that are corrected, short months, leaving around the day that counts.
 */
export const durationEdgesCase: WorkedCase = {
  name: 'duration-edges',
  source: 'edges of catalogue 1.8',
  units: {
    city: null,
    host: 'city',
    ...Object.fromEntries(
      [
        'again',
        'reelected',
        'overlap',
        'twice',
        'running',
        'early',
        'february',
        'late',
        'spent',
        'between',
        'ongoing',
        'voided',
        'alone',
      ].map((unit) => [unit, 'city']),
    ),
  },
  indicators: {
    inside: { kind: 'duration-in-window', parameters, target, due: '2020-12-31' },
    begun: {
      kind: 'duration-in-window',
      parameters: { ...parameters, counting: 'begun-in-window' },
      target,
      due: '2020-12-31',
    },
  },
  history: [
    ...on(
      '2020-12-31',
      [
        // left, and came back: two terms, each with its own window
        [began('again', '2019-03-01'), ended('again', '2019-06-01'), began('again', '2019-09-01')],
        [started('again', '2020-01-06'), over('again', '2020-01-06', '2020-02-05')],
        // elected again on the last day: the end is that of the first term
        [began('reelected', '2019-05-01'), ended('reelected', '2020-04-01'), began('reelected', '2020-04-01')],
        [started('reelected', '2020-05-06'), over('reelected', '2020-05-06', '2020-06-05')],
        // 19 + 16 days, 29 of them different
        [began('overlap', '2019-09-01'), started('overlap', '2020-03-02'), over('overlap', '2020-03-02', '2020-03-20')],
        [started('overlap', '2020-03-15'), over('overlap', '2020-03-15', '2020-03-30')],
        // one stay of 20 days, reported by two units
        [began('twice', '2019-09-01'), started('twice', '2020-03-01'), started('twice', '2020-03-01', 'host')],
        [over('twice', '2020-03-01', '2020-03-20'), over('twice', '2020-03-01', '2020-03-20', 'host')],
        // still running: 30 days are reached on 12-30
        [began('running', '2020-05-01'), started('running', '2020-12-01')],
        // 40 days, of which 12 before taking office do not count
        [began('early', '2020-02-01'), started('early', '2020-01-20'), over('early', '2020-01-20', '2020-02-28')],
        // from the 31st to the end of a shorter month: 29 days, one calendar month
        [
          began('february', '2019-01-10'),
          started('february', '2019-01-31'),
          over('february', '2019-01-31', '2019-02-28'),
        ],
        // out of office on the day on which the month would have been full
        [began('late', '2020-03-01'), started('late', '2020-06-01'), ended('late', '2020-06-30')],
        // begun within the window, one day short in all: missed when it is over
        [began('spent', '2019-12-01'), started('spent', '2020-11-20'), over('spent', '2020-11-20', '2020-12-18')],
        // out of office after the window, in the middle of the stay
        [began('between', '2019-11-15'), started('between', '2020-11-10'), ended('between', '2020-11-25')],
        // begun within the window and still running after it
        [began('ongoing', '2020-01-10'), started('ongoing', '2020-12-20')],
        [began('voided', '2019-10-01')],
        // the end of a stay whose beginning nobody reported
        [began('alone', '2019-10-01'), over('alone', '2020-03-01', '2020-04-30')],
      ].flat(),
    ),
    ...on('2021-01-10', [over('running', '2020-12-01', '2020-12-29')]),
    ...on('2021-01-15', [over('running', '2020-12-01', '2020-12-30')], 'fact-corrected'),
    ...on('2021-01-20', [began('voided', '2019-10-01')], 'fact-voided'),
  ],
  results: [
    inside('again', '1/1', 'attained', { met: 1, missed: 0, open: 0, left: 1 }),
    inside('reelected', '1/1', 'attained', { met: 1, missed: 0, open: 0, left: 1 }),
    inside('overlap', '0/1', 'not-attained', { missed: 1 }),
    inside('twice', '0/1', 'not-attained', { missed: 1 }),
    at('2020-12-31', '2020-12-29', 'inside')('running', '0/0', 'not-applicable', { met: 0, open: 1 }),
    at('2020-12-31', '2020-12-30', 'inside')('running', '1/1', 'pending', { met: 1, open: 0 }),
    at('2021-01-10', '2021-01-10', 'inside')('running', '0/0', 'not-applicable', { met: 0, open: 1 }),
    insideLater('running', '1/1', 'attained', { met: 1, open: 0 }),
    inside('early', '0/0', 'not-applicable', { met: 0, open: 1 }),
    at('2020-12-31', '2019-02-27', 'inside')('february', '0/0', 'not-applicable', { open: 1 }),
    at('2020-12-31', '2019-02-28', 'inside')('february', '1/1', 'pending', { met: 1 }),
    inside('late', '0/0', 'not-applicable', { met: 0, left: 1 }),
    inside('spent', '0/1', 'not-attained', { missed: 1 }),
    inside('voided', '0/1', 'not-attained', { missed: 1 }),
    insideLater('voided', '0/0', 'not-applicable', { met: 0, missed: 0, open: 0, left: 0 }),
    inside('alone', '0/1', 'not-attained', { missed: 1 }),
    begun('early', '0/0', 'not-applicable', { met: 0, missed: 0, open: 1 }),
    at('2021-01-31', '2020-12-17', 'begun')('spent', '0/0', 'not-applicable', { missed: 0, open: 1 }),
    at('2021-01-31', '2020-12-18', 'begun')('spent', '0/1', 'not-attained', { missed: 1, open: 0 }),
    at('2021-01-31', '2020-11-24', 'begun')('between', '0/0', 'not-applicable', { open: 1 }),
    at('2021-01-31', '2020-11-25', 'begun')('between', '0/1', 'not-attained', { missed: 1, left: 0 }),
    at('2021-01-31', '2021-01-17', 'begun')('ongoing', '0/0', 'not-applicable', { open: 1 }),
    at('2021-01-31', '2021-01-18', 'begun')('ongoing', '1/1', 'attained', { met: 1 }),
    at('2020-12-31', '2018-12-31', 'inside')('city', '0/0', 'not-applicable', { met: 0, missed: 0, open: 0, left: 0 }),
  ],
};
