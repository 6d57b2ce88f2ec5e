import { expect, it } from 'vitest';
import { definitionWords } from './definition.js';

const base = { id: 'i', scope: { zh: '', en: '' }, responsible: null };

it('puts a share into words, and shows what it does not know as it stands', () => {
  const parameters = {
    subject: 'member',
    period: 2020,
    denominator: {
      fact: 'graduate.marked',
      where: { mark: ['normal', 'mobile'] },
      period: 'year',
      owner: 'unit',
      from: 'occurredOn',
    },
    numerator: { fact: 'transfer.accepted', elsewhere: 'to', notBefore: 'denominator', from: 'occurredOn' },
  };
  const words = definitionWords({ ...base, kind: 'ratio', parameters });
  expect(words).toContain('every member with graduate.marked (mark: normal or mobile, year: 2020)');
  expect(words).toContain('every member with transfer.accepted whose to lies outside that unit and not dated before');
  expect(definitionWords({ ...base, kind: 'milestone', parameters: { a: 1 } })).toBe('milestone: {"a":1}');
});
