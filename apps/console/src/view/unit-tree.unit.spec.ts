import { describe, expect, it } from 'vitest';
import type { Unit } from '../api/types.js';
import { unitTree } from './unit-tree.js';

const unit = (id: string, parent: string | null, isYours = true): Unit => ({
  id,
  parent,
  type: 'town',
  name: id.toUpperCase(),
  openedOn: '2019-01-01',
  closedOn: null,
  successor: null,
  isYours,
});

describe('the tree of units', () => {
  it('stands under its top in whatever order the units come', () => {
    const tree = unitTree([unit('a', 'city'), unit('a.1', 'a'), unit('city', null)], () => true);
    expect(tree.map(({ value }) => value)).toEqual(['city']);
    expect(tree[0]?.children[0]?.children[0]?.title).toBe('A.1');
  });

  it('begins with one’s own where what is above is not shown', () => {
    const units = [unit('city', null, false), unit('a', 'city'), unit('b', 'city', false)];
    expect(unitTree(units, ({ isYours }) => isYours)).toEqual([{ value: 'a', title: 'A', children: [] }]);
  });

  it('keeps what cannot be chosen in its place', () => {
    const [top] = unitTree(
      [unit('city', null), unit('a', 'city')],
      () => true,
      ({ id }) => id === 'city',
    );
    expect([top?.disabled, top?.children[0]?.disabled]).toEqual([true, undefined]);
  });
});
