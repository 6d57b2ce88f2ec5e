import { expect, it } from 'vitest';
import type { Attainment } from '../api/types.js';
import { partText } from './part-text.js';
import { unwrapped } from './unwrapped.js';
import { barScale, fractionOf, ranked } from './rank.js';

const row = (unitName: string, verdict: string, value: string | null, comparator = 'at-least'): Attainment => {
  const [numerator = '', denominator = ''] = value?.split('/') ?? [];
  const percent = denominator === '1' ? null : 'in percent';
  return {
    unitName,
    verdict,
    value: value === null ? null : { numerator, denominator, percent, text: null },
    target: { comparator, value: '17/20', stated: '85 %' },
  } as Attainment;
};
const names = (rows: readonly Attainment[]): string => rows.map(({ unitName }) => unitName).join(' ');

it('puts the worst verdict first, then the lowest value, told apart exactly', () => {
  const close = row('b', 'missed', '84999999999999999/100000000000000000');
  const closer = row('c', 'missed', '85000000000000000/100000000000000001');
  const { rows, others } = ranked([
    row('e', 'attained', '1/2'),
    closer,
    row('x', 'not-applicable', null),
    row('d', 'missed', null),
    close,
    row('a', 'missed', '1/3'),
  ]);
  expect(names(rows)).toBe('a b c d e');
  expect(others).toBe(1);
});

it('puts the highest first where the target must not be exceeded', () => {
  const { rows } = ranked([row('low', 'missed', '2/1', 'at-most'), row('high', 'missed', '9/1', 'at-most')]);
  expect(names(rows)).toBe('high low');
});

it('draws a share as itself and a quantity beside the greatest', () => {
  expect(barScale([row('a', 'missed', '1/4')])(fractionOf('17/20'))).toBe(85);
  const scale = barScale([row('a', 'missed', '5/1'), row('b', 'missed', '20/1')]);
  expect([scale(fractionOf('5/1')), scale(fractionOf('20/1')), scale(undefined)]).toEqual([25, 100, 0]);
  expect(fractionOf('3/0')).toBeUndefined();
});

it('shows the parts of quantities as numbers, those of shares as fractions', () => {
  expect(['12/1', '125/10', '5/100', '3/7'].map((value) => partText(value, 'trend'))).toEqual([
    '12',
    '12.5',
    '0.05',
    '3/7',
  ]);
  expect(partText('3/10', 'per-period')).toBe('3/10');
});

it('sets the words of a measure as running text', () => {
  expect(unwrapped('denominator  every member;\n             from its day on\nnumerator    of these')).toBe(
    'denominator: every member; from its day on\nnumerator: of these',
  );
  expect(unwrapped('分母：每个人；\n      归单位')).toBe('分母：每个人； 归单位');
});
