import { describe, expect, it } from 'vitest';
import { ownReferences, withSubjects } from './subjects.js';
import { everyType } from './testing.js';

const id = `s-${'a'.repeat(26)}`;
const facts = [
  { refs: { unit: 'dg.town.01', lecturers: [' 1001 ', id] }, days: {}, values: {} },
  { refs: { unit: 'dg.town.02', lecturers: ['1001', '', '1002'] }, days: {}, values: {} },
];

describe('people', () => {
  it('are asked for once each, by what their unit calls them', () => {
    expect(ownReferences(everyType, facts)).toEqual(['1001', '1002']);
  });

  it('stand in the facts by their ids', () => {
    const after = withSubjects(
      everyType,
      facts,
      new Map([
        ['1001', 's-1'],
        ['1002', 's-2'],
      ]),
    );
    expect(after.map(({ refs }) => refs['lecturers'])).toEqual([
      ['s-1', id],
      ['s-1', '', 's-2'],
    ]);
    expect(after[0]?.refs['unit']).toBe('dg.town.01');
  });
});
