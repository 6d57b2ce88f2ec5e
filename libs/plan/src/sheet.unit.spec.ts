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
  it('aliases that swell are stopped, once; those that name nothing or close a circle are refused where they stand', () => {
    const bomb = ['a: &a [x, x]'];
    for (let level = 1; level < 30; level++)
      bomb.push(`a${level}: &a${level} [*a${level - 1 || ''}, *a${level - 1 || ''}]`);
    const faults = faultsOf(bomb.join('\n'));
    expect(faults.filter(({ rule }) => rule === 'alias').map(({ message }) => message)).toEqual([
      expect.stringMatching(/shares too much: at most 100000 values/),
    ]);
    const merges = ['m: &m { x: 1 }'];
    for (let level = 1; level < 40; level++)
      merges.push(`m${level}: &m${level} { <<: [*m${level - 1 || ''}, *m${level - 1 || ''}] }`);
    expect(faultsOf(merges.join('\n')).filter(({ rule }) => rule === 'alias')).toHaveLength(1);
    expect(places(faultsOf(sound.replace('text: { zh: 全部, en: all }', 'text: *other')))).toEqual(['41:45 alias']);
    expect(faultsOf('a: &a\n  b: *a\n').map(({ rule }) => rule)).toContain('alias');
    expect(faultsOf('a: &a\n  <<: *a\n').map(({ rule }) => rule)).toContain('alias');
    expect(faultsOf('a: &a [1]\nb: { <<: *a }\n').map(({ path, rule }) => `${rule} ${path}`)).toContain('type /b/<<');
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

describe('shared text', () => {
  const shared = sound
    .replace('sections:', 'definitions:\n  talk: &talk { attribution: owner-on-day, facts: [talk.held] }\nsections:')
    .replace('    attribution: owner-on-day\n', '    <<: *talk\n')
    .replace('    facts: [talk.held]\n', '')
    .replace('scope: { zh: 毕业学生团员, en: graduates }', 'scope: &scope { zh: 毕业学生团员, en: graduates }')
    .replace('scope: { zh: 新任职团委书记, en: new secretaries }', 'scope: *scope');

  it('is read as if it were written out; what a map says itself goes first', () => {
    const loaded = loadPlan(shared.replace('<<: *talk', '<<: *talk\n    facts: [talk.had]'), { kinds: testKinds });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(loaded.plan.indicators[1]).toMatchObject({
      attribution: 'owner-on-day',
      facts: ['talk.had'],
      scope: { zh: '毕业学生团员', en: 'graduates' },
    });
    expect(loaded.plan).not.toHaveProperty('definitions');
  });

  it('has its faults where it stands, and says where it is used', () => {
    const text = shared.replace('owner-on-day, facts', 'owner, facts').replace('en: graduates }', 'eng: graduates }');
    const lineOf = (piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;
    const faults = faultsOf(text);
    expect(faults.map(({ line, path, rule }) => `${line} ${rule} ${path}`)).toEqual([
      `${lineOf('talk: &talk')} value /indicators/1/attribution`,
      ...[0, 1].map((index) => `${lineOf('&scope')} missing /indicators/${index}/scope/en`),
      ...[0, 1].map((index) => `${lineOf('&scope')} unknown-property /indicators/${index}/scope/eng`),
    ]);
    expect(faults[0]?.message).toContain(`(used at line ${lineOf('<<: *talk')}, column 9)`);
    expect(faults.at(-1)?.message).toContain(`(used at line ${lineOf('scope: *scope')}, column 12)`);
  });

  it('that is not there is one fault, not one for everything it would have said', () => {
    expect(
      faultsOf(shared.replace('<<: *talk', '<<: *talks')).map(({ rule, message }) => `${rule} ${message}`),
    ).toEqual(['alias indicators[1] *talks names no anchor above it: there are talk, scope']);
  });
});
