import { readFileSync } from 'node:fs';
import { factFields, readFactKinds } from '@duibiao/facts';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { workedCases } from './cases.js';
import { measureKinds, parameterChecks } from './registry.js';
import { checkSelectors } from './selector-check.js';

const text = readFileSync(new URL('../../../seeds/fact-kinds.yaml', import.meta.url), 'utf8');
const kinds = readFactKinds(parse(text, { merge: true }));
if (!kinds.ok) throw new Error(kinds.faults.join('\n'));
const known = factFields(kinds.kinds);

test.each(
  workedCases.flatMap(({ name, indicators }) => Object.entries(indicators).map((one) => [name, ...one] as const)),
)('case %s, %s: names nothing that the fact kinds of seeds/ do not have', (_, __, { kind, parameters }) => {
  const read = measureKinds[kind].parameters.parse(parameters);
  expect(parameterChecks[kind]?.(read as never, known)).toEqual([]);
});

describe('selectors among the parameters of any kind', () => {
  const selector = { fact: 'talk.held', by: 'person', where: {}, day: 'occurredOn', match: [] };

  it('are found wherever they stand', () => {
    expect(checkSelectors({ a: [selector, { b: selector }] }, known)).toEqual([]);
    const wrong = { ...selector, by: 'talker@unit', day: 'when', where: { mood: ['good'] }, match: ['person', 'time'] };
    expect(checkSelectors({ a: [selector, { b: wrong }] }, known).map(({ path }) => path.join('.'))).toEqual([
      'a.1.b.by',
      'a.1.b.day',
      'a.1.b.where.mood',
      'a.1.b.match.1',
    ]);
    expect(checkSelectors({ ...selector, fact: 'talk.had' }, known)).toEqual([
      { path: ['fact'], message: expect.stringMatching(/^is "talk.had": must be one of unit.opened, /) as string },
    ]);
  });
});
