import { describe, expect, it } from 'vitest';
import { readFixture, testKinds } from '../fixtures/read.js';
import type { PlanFault } from './fault.js';
import { loadPlan, maxPlanLength } from './load-plan.js';

const sound = readFixture('sound.yaml');

function faultsOf(text: string): readonly PlanFault[] {
  const loaded = loadPlan(text, { kinds: testKinds });
  return loaded.ok ? [] : loaded.faults;
}

const places = (faults: readonly PlanFault[]) => faults.map((fault) => `${fault.line}:${fault.column} ${fault.rule}`);

describe('faults of the YAML itself', () => {
  it('stand beside the other faults of the file, and hide none of them', () => {
    const text = sound.replace('year: 2020', '\tyear: 1850').replace('kind: share', 'kind: shares');
    const kindLine = sound.slice(0, sound.indexOf('kind: share')).split('\n').length;
    expect(places(faultsOf(text))).toEqual(['7:1 syntax', '7:8 range', `${kindLine}:11 unknown-kind`]);
  });

  it('do not make a fault of what they swallowed', () => {
    const text = sound.replace('issuer: 共青团某市委员会', 'issuer: "共青团某市委员会');
    expect(faultsOf(text).map(({ rule }) => rule)).toEqual(['syntax']);
  });

  it('a line without a colon is one fault', () => {
    const faults = faultsOf(sound.replace('year: 2020', 'year 2020'));
    expect(places(faults)).toEqual(['7:1 syntax']);
  });

  it.each([
    ['nothing', '', '1:1 type'],
    ['a comment', '# nothing\n', '1:1 type'],
    ['a list', '- a\n', '1:1 type'],
    ['two documents', 'a: 1\n---\nb: 1\n', '2:1 syntax'],
  ])('%s is no plan', (_, text, place) => {
    expect(places(faultsOf(text))).toContain(place);
  });

  it('a tag is refused where it stands', () => {
    const faults = faultsOf(sound.replace('value: 85 %', 'value: !!float 85'));
    expect(faults.map(({ rule }) => rule)).toEqual(['syntax']);
  });
});

describe('a file that means harm', () => {
  it('aliases are refused, each where it stands, and never followed', () => {
    const bomb = ['a: &a [x, x]'];
    for (let level = 1; level < 30; level++)
      bomb.push(`a${level}: &a${level} [*a${level - 1 || ''}, *a${level - 1 || ''}]`);
    const faults = faultsOf(bomb.join('\n'));
    expect(faults.filter(({ rule }) => rule === 'alias')).toHaveLength(58);
    expect(places(faultsOf(sound.replace('text: { zh: 全部, en: all }', 'text: *other')))).toEqual(['41:45 alias']);
    expect(faultsOf('a: &a\n  b: *a\n').map(({ rule }) => rule)).toContain('alias');
  });

  it('nesting is limited, in YAML and in JSON', () => {
    const nested = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(places(faultsOf(nested))).toEqual([expect.stringMatching(/^1:\d+ syntax$/)]);
    const inParameters = sound.replace('{ of: graduates }', `{ of: ${'['.repeat(70)}${']'.repeat(70)} }`);
    expect(faultsOf(inParameters).map(({ rule }) => rule)).toContain('too-deep');
    expect(faultsOf('{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000))).toHaveLength(1);
  });

  it('the size is limited, and the limit is said', () => {
    const [fault, ...more] = faultsOf('#'.repeat(maxPlanLength + 1));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({
      rule: 'too-large',
      message: 'the file has 1048577 characters: must have at most 1048576',
    });
  });

  it('ten thousand unknown properties are listed up to a thousand, and the rest counted', () => {
    const wide = Array.from({ length: 10_000 }, (_, index) => `key${index}: 1`).join('\n');
    const faults = faultsOf(`${sound}${wide}\n`);
    expect(faults).toHaveLength(1001);
    expect(faults.at(-1)).toMatchObject({ rule: 'more-faults', message: '9000 more faults are not listed' });
  });

  it('__proto__ is a property like any other: not known', () => {
    expect(faultsOf(`${sound}__proto__: { polluted: 1 }\n`).map(({ rule }) => rule)).toEqual(['unknown-property']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
