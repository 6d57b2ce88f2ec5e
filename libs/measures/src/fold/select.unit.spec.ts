import { describe, expect, test } from 'vitest';
import { dayNumber } from './calendar.js';
import { asText, type FoldFact, type Said, textOf } from './fold-fact.js';
import { byDay, byLatest, firstBy, readOf, selecting, together } from './select.js';
import { endedBy } from './spans.js';

/** A fact named `thing`, with what its fields say and the days it has. */
function fact(
  thing: string,
  said: Readonly<Record<string, Said>>,
  days: Readonly<Record<string, string>> = {},
): FoldFact {
  const day = (field: string): number | undefined => (field in days ? dayNumber(days[field] ?? '') : undefined);
  return { thing, owner: 'unit', position: 1, said: (field) => said[field], day };
}
const on = (thing: string, day: string, said: Readonly<Record<string, Said>> = {}) => ({
  fact: fact(thing, said),
  day: dayNumber(day),
});
const thingsOf = (found: readonly { readonly fact: FoldFact }[]): readonly string[] =>
  found.map((one) => one.fact.thing);

describe('what a field says', () => {
  const some = fact('a', { number: 7, flag: false, list: ['x', 'y'], text: 'x' });

  test('is text for a unit or a person only where it is one', () => {
    expect(['text', 'number', 'list', 'missing'].map((field) => textOf(some, field))).toEqual([
      'x',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is text for a key, whatever it is', () => {
    expect(['text', 'number', 'flag', 'list', 'missing'].map((field) => asText(some.said(field)))).toEqual([
      'x',
      '7',
      'false',
      'x,y',
      undefined,
    ]);
  });

  test('belongs to what others say alike, days and gaps included', () => {
    const one = fact('a', { unit: 'u', no: 1 }, { startedOn: '1970-01-11' });
    expect(together(one, ['unit', 'no', 'startedOn', 'missing'])).toBe('u@1@10@');
  });
});

describe('a selector', () => {
  const wanted = { fact: 'talk.held', by: 'person', day: 'occurredOn' };
  const day = { occurredOn: '2020-05-04' };
  const all = [
    fact('plain', { kind: 'a' }, day),
    fact('list', { kind: ['b', 'a'] }, day),
    fact('other', { kind: 'b' }, day),
    fact('silent', {}, day),
    fact('dayless', { kind: 'a' }),
  ];

  test('means facts that say one of the values, or have it in a list; one without its day never counts', () => {
    expect(thingsOf(selecting({ ...wanted, where: { kind: ['a', 'c'] } })(all))).toEqual(['plain', 'list']);
    expect(thingsOf(selecting(wanted)(all))).toEqual(['plain', 'list', 'other', 'silent']);
    expect(selecting(wanted)(undefined)).toEqual([]);
  });

  test('means facts of its days, both ends included', () => {
    const found = (from: string, to: string): number => selecting({ ...wanted, from, to })(all).length;
    expect([
      found('2020-05-04', '2020-05-04'),
      found('2020-05-05', '2020-06-01'),
      found('2020-01-01', '2020-05-03'),
    ]).toEqual([4, 0, 0]);
  });

  test('reads its fields and whatever else is looked at', () => {
    expect(readOf({ ...wanted, where: { kind: ['a'] } }, 'unit', null, undefined).fields).toEqual([
      'kind',
      'occurredOn',
      'unit',
    ]);
  });
});

test('the earlier or the later day comes first, then the smaller thing, in whatever order facts are found', () => {
  const [a, b, c] = [on('a', '2020-05-05'), on('b', '2020-05-04'), on('c', '2020-05-05')];
  for (const list of [
    [a, b, c],
    [c, b, a],
  ]) {
    expect(thingsOf(list.toSorted(byDay))).toEqual(['b', 'a', 'c']);
    expect(thingsOf(list.toSorted(byLatest))).toEqual(['a', 'c', 'b']);
  }
  expect(firstBy([a, c], () => 0)).toBe(a);
  expect(firstBy([], byDay)).toBeUndefined();
});

test('a span ends with the first end of the same on a later day, in whatever order ends are found', () => {
  const begins = [on('a', '2020-03-01', { role: 'x' }), on('b', '2020-03-01', { role: 'y' })];
  const ends = ['2020-09-01', '2020-03-01', '2020-06-01'].map((day, index) => on(`end-${index}`, day, { role: 'x' }));
  expect(endedBy(begins, ends, ['role']).map((one) => one.ends)).toEqual([dayNumber('2020-06-01'), Infinity]);
  expect(endedBy(begins, [], ['role']).map((one) => one.ends)).toEqual([Infinity, Infinity]);
});
