import type { FactFields } from '@duibiao/plan';
import { expect, test } from 'vitest';
import { measureWords, parameterChecks } from '../registry.js';
import { linkageCase } from './linkage.case.js';
import { ratioParameters } from './ratio.schema.js';

const sound = ratioParameters.parse(linkageCase.indicators['dg34-linkage']?.parameters);

/** A fact kind with its references, days and values, found under the first reference. */
const kind = (references: readonly string[], days: readonly string[], values: readonly string[]): FactFields => ({
  fields: new Map([
    ...references.map((field) => [field, 'reference'] as const),
    ...days.map((field) => [field, 'day'] as const),
    ...values.map((field) => [field, 'value'] as const),
  ]),
  about: references.slice(0, 1),
});
const known = new Map([
  ['graduate.marked', kind(['member', 'unit'], ['occurredOn'], ['year', 'mark'])],
  ['transfer.accepted', kind(['member', 'to'], ['occurredOn'], [])],
  ['talk.held', kind(['person'], ['occurredOn'], [])],
]);
const find = (parameters: unknown, facts: typeof known | undefined = known): readonly string[] =>
  (parameterChecks['ratio']?.(parameters as never, facts) ?? []).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );

test('the linkage of the catalogue is sound', () => expect(find(sound)).toEqual([]));

test.each([
  [
    'a numerator about somebody else',
    { ...sound, numerator: { fact: 'talk.held', from: 'occurredOn' } },
    [
      'numerator.fact is "talk.held": must be a fact about the member, else the numerator is no subset of the denominator',
    ],
  ],
  [
    'fields that are not there, or of another sort',
    { ...sound, denominator: { ...sound.denominator, owner: 'school', from: 'year', where: { marks: ['normal'] } } },
    [
      'denominator.where.marks is "marks": must be a field of graduate.marked: member, unit, occurredOn, year, mark',
      'denominator.owner is "school": must be a reference of graduate.marked: member, unit',
      'denominator.from is "year": must be a day of graduate.marked: occurredOn',
    ],
  ],
  [
    'a period and fields of the numerator that are not there',
    {
      ...sound,
      denominator: { ...sound.denominator, period: 'class' },
      numerator: { ...sound.numerator, elsewhere: 'school', from: 'day' },
    },
    [
      'denominator.period is "class": must be a value of graduate.marked: year, mark',
      'numerator.elsewhere is "school": must be a reference of transfer.accepted: member, to',
      'numerator.from is "day": must be a day of transfer.accepted: occurredOn',
    ],
  ],
  [
    'a subject that owns itself',
    { ...sound, denominator: { ...sound.denominator, owner: 'member' } },
    ['denominator.owner is "member", the subject: must be the reference to the one unit that owns the case'],
  ],
  [
    'a subject under which nothing is found',
    { ...sound, subject: 'unit', denominator: { ...sound.denominator, owner: 'unit' } },
    [
      'denominator.owner is "unit", the subject: must be the reference to the one unit that owns the case',
      'subject is "unit": must be one of what graduate.marked is about: member',
      'numerator.fact is "transfer.accepted": must be a fact about the unit, else the numerator is no subset of the denominator',
    ],
  ],
  [
    'a fact kind that is none',
    { ...sound, numerator: { ...sound.numerator, fact: 'transfer.done' } },
    ['numerator.fact is "transfer.done": must be one of graduate.marked, transfer.accepted, talk.held'],
  ],
])('%s', (_, parameters, expected) => expect(find(parameters)).toEqual(expected));

test('fields are not judged where nobody knows the fact kinds', () => {
  expect(parameterChecks['ratio']?.({ ...sound, subject: 'x' } as never, undefined)).toEqual([]);
});

test('in words, in both languages; no words for parameters of another kind', () => {
  const words = measureWords('ratio', sound);
  expect(words?.en).toContain('every member with graduate.marked (mark: normal or mobile, year: 2020)');
  expect(words?.zh).toContain('有graduate.marked（mark为normal、mobile，year为2020）的每个member');
  expect(words?.zh).toContain('to不在该单位及其下级，日期不早于graduate.marked');
  const narrow = { ...sound, numerator: { ...sound.numerator, where: { attempt: [1] }, notAfter: 'denominator' } };
  expect(measureWords('ratio', narrow)?.en).toContain(
    'with transfer.accepted (attempt: 1) whose to lies outside that unit and not dated before',
  );
  expect(measureWords('ratio', {})).toBeUndefined();
  expect(measureWords('constructor', sound)).toBeUndefined();
});
