import { expect, it } from 'vitest';
import type { Recomputation, Unit } from '../api/types.js';
import { publicationsOf, standingOut } from './publications.js';
import { typesBelow } from './types-below.js';

const run = (id: string, publishedPosition: string | null, period: string | null): Recomputation =>
  ({
    id,
    day: '2020-06-30',
    position: '9',
    publishedPosition,
    schedule: period === null ? null : { id: 'one', period, tick: '2020-07-06T00:00:00Z' },
  }) as Recomputation;

it('keeps what was published, oldest first, and tells closings from nights', () => {
  const found = publicationsOf([
    run('c', '100', '2020-Q2'),
    run('b', '99', '2020-06'),
    run('failed', null, '2020-05'),
    run('a', '20', '2020-06-30'),
    run('asked', '101', null),
  ]);
  expect(found.map(({ run: id, kind }) => [id, kind])).toEqual([
    ['a', 'night'],
    ['b', 'closing'],
    ['c', 'closing'],
    ['asked', 'asked'],
  ]);
  expect(standingOut(found).map(({ run: id }) => id)).toEqual(['b', 'c', 'asked']);
});

it('names the types below a unit, once each', () => {
  const unit = (id: string, parent: string | null, type: string, isYours = true): Unit =>
    ({ id, parent, type, isYours }) as Unit;
  const units = [
    unit('city', null, 'city'),
    unit('a', 'city', 'town'),
    unit('b', 'city', 'town'),
    unit('a1', 'a', 'branch'),
    unit('x', 'city', 'bureau', false),
  ];
  expect(typesBelow(units, 'city')).toEqual(['town', 'branch']);
  expect(typesBelow(units, 'a1')).toEqual([]);
});
