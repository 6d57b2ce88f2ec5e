import { dayNumber, type PlainFact } from '@duibiao/measures';
import { expect, test } from 'vitest';
import { foldLedger } from './fold-ledger.js';
import { Scribe, seedKinds, stream } from './testing/entries.js';
import type { Organisation } from './organisation.js';

const opened = (unit: string, parent: string | null, type = 'town'): PlainFact => ({
  kind: 'unit.opened',
  refs: parent === null ? { unit } : { unit, parent },
  days: { validFrom: '2019-01-01' },
  values: { type, name: unit },
  source: { unit: parent ?? unit },
});
const changed = (unit: string, occurredOn: string, parent: string): PlainFact => ({
  kind: 'unit.changed',
  refs: { unit, parent },
  days: { occurredOn },
  values: {},
  source: { unit: 'city' },
});
const closed = (unit: string, occurredOn: string, how: string, successors: readonly string[]): PlainFact => ({
  kind: 'unit.closed',
  refs: { unit, successors },
  days: { occurredOn },
  values: { how },
  source: { unit: 'city' },
});

/** The organisation after each of these facts, recorded one by one: at position n the first n are known. */
async function told(...facts: readonly PlainFact[]): Promise<Organisation> {
  const scribe = new Scribe();
  for (const fact of facts) scribe.submit([{ type: 'fact-recorded', fact }]);
  return (await foldLedger(stream(scribe.entries), { kinds: seedKinds, indicators: [] })).organisation;
}
const path = (of: Organisation, unit: string, position: number, day: string): string =>
  of.tree(position, dayNumber(day)).path(unit).join('/');

const four = [opened('city', null), opened('east', 'city'), opened('west', 'city'), opened('a', 'east')];

test('a move holds from its day on, for who knows of it', async () => {
  const of = await told(...four, changed('a', '2020-06-01', 'west'));
  expect(path(of, 'a', 5, '2020-05-31')).toBe('city/east/a');
  expect(path(of, 'a', 5, '2020-06-01')).toBe('city/west/a');
  expect(path(of, 'a', 4, '2020-12-31')).toBe('city/east/a');
  expect(of.treeToday(4).path('a')).toEqual(['city', 'east', 'a']);
  expect(of.treeToday(5).path('a')).toEqual(['city', 'west', 'a']);
});

test('a late record of an older move does not undo a newer one', async () => {
  const of = await told(...four, changed('a', '2020-06-01', 'west'), changed('a', '2020-03-01', 'city'));
  expect(path(of, 'a', 6, '2020-04-01')).toBe('city/a');
  expect(path(of, 'a', 6, '2020-12-31')).toBe('city/west/a');
});

test('what is merged stands below the one that carries on; what is split or closed keeps its place', async () => {
  const of = await told(
    ...four,
    closed('a', '2020-06-01', 'merged', ['west']),
    closed('east', '2020-06-01', 'split', ['west']),
  );
  expect(path(of, 'a', 6, '2020-05-31')).toBe('city/east/a');
  expect(path(of, 'a', 6, '2020-06-01')).toBe('city/west/a');
  expect(path(of, 'east', 6, '2020-06-01')).toBe('city/east');
});

test('who is in a circle on some day between stands where it does today', async () => {
  const of = await told(...four, changed('east', '2020-06-01', 'a'), changed('a', '2020-07-01', 'city'));
  expect(path(of, 'a', 6, '2020-06-15')).toBe('city/a');
  expect(path(of, 'east', 6, '2020-06-15')).toBe('city/a/east');
});
