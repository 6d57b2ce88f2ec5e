import { expect, it } from 'vitest';
import type { Attainment, Replay, ReplayReport } from '../api/types.js';
import { groupsOf, splitFields } from './causes.js';
import { countVerdicts } from '../verdict/count-verdicts.js';
import { changesOf } from './changes.js';
import { dayAfter, daysFrom, placeOf } from '../view/days.js';
import { type Asked, isAbout } from './replay-question.js';
import { formatSide, parseSide } from './side.js';

it('reads moments as the address has them, and writes them the same', () => {
  const moments = ['2020-06-30', '2020-06-30.now', '36512', 'now', '2020-06-30T16:00:00Z', '2020-06-30@36512'];
  for (const text of moments) expect(formatSide(parseSide(text) ?? {})).toBe(text);
  expect(parseSide('2020-06-30.now')).toEqual({ on: '2020-06-30' });
  expect(parseSide('2020-06-30@2020-09-30')).toEqual({ on: '2020-06-30', at: '2020-09-30' });
  for (const none of [undefined, '', 'yesterday', '2020-6-1', '.now', '36512.now', '@36512', '2020-06-30@', '1@2'])
    expect(parseSide(none)).toBeUndefined();
});

it('counts days, over the leap day too', () => {
  expect(daysFrom('2020-02-28', '2020-03-01')).toBe(2);
  expect(dayAfter('2020-02-28', 1)).toBe('2020-02-29');
  expect([
    placeOf('2020-01-01', '2020-01-05', '2020-01-02'),
    placeOf('2020-01-01', '2020-01-01', '2020-06-01'),
  ]).toEqual([25, 0]);
});

const number = (indicator: string, verdict: string, numerator: string | null, item = 1): Attainment =>
  ({
    indicator,
    verdict,
    item,
    name: { zh: indicator, en: indicator },
    value: numerator === null ? null : { numerator, denominator: '4', percent: null, text: null },
  }) as Attainment;

it('lists what differs: changed verdicts first, the worst before the others', () => {
  const a = [number('same', 'pending', '1'), number('value', 'pending', '1'), number('good', 'pending', '1')];
  const b = [
    number('same', 'pending', '1'),
    number('value', 'pending', '2'),
    number('good', 'attained', '3'),
    number('new', 'missed', null),
  ];
  const found = changesOf(a, b);
  expect(found.map(({ indicator, isVerdict }) => [indicator, isVerdict])).toEqual([
    ['new', true],
    ['good', true],
    ['value', false],
  ]);
  expect(found[0]).toMatchObject({ a: null });
  expect([...countVerdicts(b)]).toEqual([
    ['pending', 2],
    ['attained', 1],
    ['missed', 1],
  ]);
});

it('groups a report by cause, of one unit or of all', () => {
  const step = (cause: string) => ({ cause, fields: [], behind: [], more: 0 });
  const report = {
    differences: [
      { indicator: 'one', unit: 'city', steps: [step('correction'), step('late-arrival')] },
      { indicator: 'one', unit: 'a', steps: [step('late-arrival')] },
      { indicator: 'two', unit: null, steps: [step('unheard-of')] },
    ],
  } as unknown as ReplayReport;
  const told = (unit: string | undefined) =>
    groupsOf(report, unit).map(({ cause, effects }) => `${cause} ${effects.length}`);
  expect(told(undefined)).toEqual(['late-arrival 2', 'correction 1', 'unheard-of 1']);
  expect(told('city')).toEqual(['late-arrival 1', 'correction 1']);
});

it('takes a report for that of the moments side by side only where it is about them', () => {
  const question = {
    plan: 'p',
    unit: 'city',
    position: 90,
    day: '2020-12-01',
    organisation: 'then',
    against: { with: 'replay', position: 12, day: '2020-06-30', organisation: 'then' },
  } as Replay['question'];
  const asked: Asked = {
    plan: 'p',
    unit: 'city',
    organisation: 'then',
    a: { side: { at: '2020-06-30' }, position: '12', on: '2020-06-30' },
    b: { side: {}, position: '95', on: '2020-12-01' },
    today: '2020-12-01',
  };
  expect(isAbout(question, asked)).toBe(true);
  expect(isAbout(question, { ...asked, unit: 'a' })).toBe(false);
  expect(isAbout(question, { ...asked, organisation: 'now' })).toBe(false);
  expect(isAbout(question, { ...asked, a: { ...asked.a, position: '13' } })).toBe(false);
  expect(isAbout(question, { ...asked, b: { ...asked.b, on: '2020-12-02' } })).toBe(false);
  expect(isAbout(question, { ...asked, a: asked.b, b: asked.a })).toBe(false);
  expect(isAbout({ ...question, against: { with: 'read-models' } }, asked)).toBe(false);
});

it('tells value and verdict at once and the rest beside them; counts alone where nothing else changed', () => {
  const field = (name: string) => ({ field: name, from: '1', to: '2' });
  const names = (fields: readonly string[]) => {
    const { main, beside } = splitFields(fields.map(field));
    return [main.map((one) => one.field), beside.map((one) => one.field)];
  };
  expect(names(['value', 'counts.n', 'verdict'])).toEqual([['value', 'verdict'], ['counts.n']]);
  expect(names(['counts.n'])).toEqual([['counts.n'], []]);
});
