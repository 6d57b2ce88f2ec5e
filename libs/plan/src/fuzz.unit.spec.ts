import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFixture, testFacts, testKinds } from '../fixtures/read.js';
import { loadPlan } from './load-plan.js';

const rich = readFixture('sound.yaml')
  .replace('sections:', 'definitions: { a: &a { item: 1, uses: [talks] }, b: &b [talk.held] }\nsections:')
  .replace('    item: 2\n', '    <<: [*a, { due: { on: 2020-12-31 } }]\n')
  .replace('facts: [talk.held]', 'facts: *b')
  .replace('Shanghai }', 'Shanghai, duties: [{ id: dd, periods: [{ id: 1, opensOn: 2020-01-01 }] }] }');
const tokens = [
  '*a',
  '*b',
  '&a ',
  '<<: *a',
  '<<:',
  '{',
  '}',
  '[',
  ']',
  '\n  ',
  '- ',
  ': ',
  '"',
  '85 %',
  'null',
  '~',
  '&c *a',
  '!!x ',
];

/** A place, how much is cut there, and what is put in its stead. */
const wound = fc.tuple(fc.nat(rich.length - 1), fc.nat(30), fc.constantFrom('', ...tokens));

it('whatever is done to a file, it is read to the end: a plan, or faults that each have a place in it', () => {
  fc.assert(
    fc.property(fc.array(wound, { minLength: 1, maxLength: 4 }), (wounds) => {
      const text = wounds.reduce((before, [at, cut, put]) => before.slice(0, at) + put + before.slice(at + cut), rich);
      const loaded = loadPlan(text, { kinds: testKinds, factKinds: testFacts, source: text });
      if (loaded.ok) return;
      const lines = text.split(/\r\n|\r|\n/);
      expect(loaded.faults.length).toBeGreaterThan(0);
      for (const { line, column } of loaded.faults) {
        expect(line >= 1 && line <= lines.length && column >= 1).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
