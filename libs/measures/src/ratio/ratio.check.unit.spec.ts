import type { FactFields } from '@duibiao/plan';
import { expect, test } from 'vitest';
import { measureWords, parameterChecks } from '../registry.js';
import { linkageCase } from './linkage.case.js';
import { ratioParameters } from './ratio.schema.js';

const sound = ratioParameters.parse(linkageCase.indicator.parameters);
const known = new Map<string, FactFields>([
  [
    'graduate.marked',
    new Map([
      ['member', 'reference'] as const,
      ['unit', 'reference'] as const,
      ['occurredOn', 'day'] as const,
      ['year', 'value'] as const,
      ['mark', 'value'] as const,
    ]),
  ],
  [
    'transfer.accepted',
    new Map([['member', 'reference'] as const, ['to', 'reference'] as const, ['occurredOn', 'day'] as const]),
  ],
  ['talk.held', new Map([['person', 'reference'] as const, ['occurredOn', 'day'] as const])],
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
      'denominator.owner is "school": must be a reference of graduate.marked: member, unit',
      'denominator.from is "year": must be a day of graduate.marked: occurredOn',
      'denominator.where.marks is "marks": must be a value of graduate.marked: year, mark',
    ],
  ],
  [
    'a subject that owns itself',
    { ...sound, denominator: { ...sound.denominator, owner: 'member' } },
    ['denominator.owner is "member", the subject: must be the reference to the one unit that owns the case'],
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
  expect(words?.en).toContain('every member with a graduate.marked (mark normal or mobile, year 2020)');
  expect(words?.zh).toContain('有 graduate.marked 的每个 member（mark 为 normal、mobile，year 2020）');
  expect(words?.zh).toContain('to 不在该单位及其下级，日期不早于 graduate.marked');
  expect(measureWords('ratio', {})).toBeUndefined();
  expect(measureWords('constructor', sound)).toBeUndefined();
});
