import { expect, it } from 'vitest';
import { cutToDifference, diffText } from './diff-words.js';

it('cuts two texts to where they differ, with some characters around', () => {
  const [before, after] = ['前'.repeat(50), '后'.repeat(50)];
  expect(cutToDifference(`${before}八十五${after}`, `${before}九十${after}`)).toEqual([
    `…${'前'.repeat(20)}八十五${'后'.repeat(20)}…`,
    `…${'前'.repeat(20)}九十${'后'.repeat(20)}…`,
  ]);
  expect(cutToDifference('全年', '全年内')).toEqual(['全年', '全年内']);
  expect(cutToDifference('aaa', 'aa')).toEqual(['aaa', 'aa']);
});

it('says what is new and what is gone in a line, and that nothing differs', () => {
  const entry = { part: 'duty', name: '月报', effect: 'asked', aspects: [], fields: [] } as const;
  const changes = [
    { ...entry, id: 'monthly', change: 'added' },
    { ...entry, id: 'weekly', change: 'removed' },
  ] as const;
  expect(diffText({ isSame: false, effect: 'asked', changes })).toBe(
    '+ duty monthly 月报  (added)\n- duty weekly 月报  (removed)\n\nEntries that differ: 2 (what is asked 2).',
  );
  expect(diffText({ isSame: true, effect: null, changes: [] })).toBe('The plans are the same.');
});
