import { type MeasureKind, measureKinds } from '@duibiao/measures';
import { expect, test } from 'vitest';
import { statementOf } from './of-kinds.js';

const kinds: readonly MeasureKind[] = Object.values(measureKinds);
const versioned = kinds.map(({ name, version }) => `${name}@${version}`);
const of = statementOf('project cases in a lane', (some) => some.map(({ name }) => name).join(' '));

/** What PostgreSQL is told for a set of kinds. */
const told = (some: readonly string[]): readonly [name: string, text: string] => {
  const { name = '', text } = of(some)([]);
  return [name, text];
};

test('every set of kinds that a ledger may measure has a name of its own, which PostgreSQL reads to its end', () => {
  const sets = [[], ...versioned.map((_, at) => versioned.slice(0, at + 1))];
  for (const one of versioned)
    for (const other of versioned) sets.push([one, other], [one, other, 'trend@1', 'ratio@1']);
  const texts = new Map<string, string>();
  for (const [name, text] of sets.map(told)) {
    // as a rebuild says it
    expect(Buffer.byteLength(`${name} beside`)).toBeLessThanOrEqual(63);
    expect(texts.get(name) ?? text).toBe(text);
    texts.set(name, text);
  }
});

test('a few kinds are told alone, more as all', () => {
  expect(told(['ratio@1', 'trend@1'])[1].split(' ').toSorted()).toEqual(['ratio', 'trend']);
  expect(told(versioned.slice(0, 5))).toEqual(told(versioned));
});
