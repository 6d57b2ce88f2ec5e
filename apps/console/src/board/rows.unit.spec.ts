import { expect, it } from 'vitest';
import type { Attainment, PlanOutline } from '../api/types.js';
import { countVerdicts } from '../verdict/count-verdicts.js';
import { byBadness, groupsOf, matching } from './rows.js';

const row = (indicator: string, item: number, verdict: string, progress?: string): Attainment =>
  ({
    indicator,
    item,
    verdict,
    name: { zh: `${indicator} 名`, en: `${indicator} name` },
    pace: progress === undefined ? null : { progress, elapsed: '50.00', behind: true },
  }) as unknown as Attainment;

const rows = [
  row('a', 2, 'attained'),
  row('b', 1, 'pending', '60.00'),
  row('c', 1, 'pending', '10.00'),
  row('d', 3, 'missed'),
  row('e', 3, 'report-only'),
];
const outline = {
  sections: [
    { id: 'one', title: '一' },
    { id: 'two', title: '二' },
  ],
  items: [
    { no: 1, section: 'one', title: 'First' },
    { no: 2, section: 'one', title: 'Second' },
    { no: 3, section: 'two', title: 'Third' },
  ],
} as unknown as PlanOutline;
const all = { section: undefined, verdicts: new Set<string>(), words: '', order: 'worst' } as const;
const ids = (found: readonly Attainment[]): string => found.map(({ indicator }) => indicator).join('');

it('puts the worst verdict first, within it whoever is furthest behind', () => {
  expect(ids([...rows].sort(byBadness))).toBe('dcbae');
});

it('filters by section, verdicts and words, of the indicator and of its item', () => {
  expect(ids(matching(rows, outline, all))).toBe('abcde');
  expect(ids(matching(rows, outline, { ...all, section: 'two' }))).toBe('de');
  expect(ids(matching(rows, outline, { ...all, verdicts: new Set(['pending', 'missed']) }))).toBe('bcd');
  expect(ids(matching(rows, outline, { ...all, words: 'second' }))).toBe('a');
  expect(ids(matching(rows, outline, { ...all, words: 'E 名' }))).toBe('e');
});

it('counts every verdict', () => {
  expect(Object.fromEntries(countVerdicts(rows))).toEqual({ attained: 1, pending: 2, missed: 1, 'report-only': 1 });
});

it('groups by items in the order of the plan, without empty ones', () => {
  const groups = groupsOf(rows.slice(2), outline.items);
  expect(groups.map(({ no, rows: found }) => [no, ids(found)])).toEqual([
    [1, 'c'],
    [3, 'de'],
  ]);
});
