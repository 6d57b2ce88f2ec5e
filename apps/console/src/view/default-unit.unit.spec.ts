import { expect, it } from 'vitest';
import { defaultUnit } from './default-unit.js';

const on = (...units: string[]) => units.map((unit) => ({ unit }));

it('is the unit of the first grant, in the order of the API, whatever the order of the organisation', () => {
  expect(defaultUnit(on('b', 'a'), 'city')).toBe('b');
  expect(defaultUnit([], 'city')).toBeUndefined();
});

it('is the root for whoever holds any role on it', () => expect(defaultUnit(on('b', 'city'), 'city')).toBe('city'));
