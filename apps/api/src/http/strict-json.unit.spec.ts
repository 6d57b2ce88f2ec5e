import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.js';

const faults = (text: string): string[] => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? [] : parsed.faults.map(({ pointer, rule }) => `${pointer} ${rule}`);
};

describe('strict JSON', () => {
  it('reads whatever JSON.parse reads, as long as numbers are whole', () => {
    const whole = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 5 }),
      object: fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5, noNullPrototype: true }),
    })).value;
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!/\\u0000|__proto__|-0\b/.test(text) && !Object.is(value, -0));
        expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', ['/a duplicate-member']],
    ['{"a":1,"\\u0061":2}', ['/a duplicate-member']],
    ['[{"a/b":{"x":1,"x":1}}]', ['/0/a~1b/x duplicate-member']],
    ['{"__proto__":{}}', ['/__proto__ illegal-member']],
    ['{"n":9007199254740993}', ['/n number']],
    ['[1,2,-0]', ['/2 number']],
    ['[1e400, 1.0, 2E2]', ['/0 number', '/1 number', '/2 number']],
    ['{"t":"a\\u0000b"}', ['/t illegal-character']],
    ['{"t":"\\ud800"}', ['/t illegal-character']],
    ['{"t":"say \\"1e400\\", then: , {"}', []],
    ['{"t" : {"t" : "t"}}', []],
    ['{"a":1,}', [' json']],
    ['', [' json']],
    ['{"a":1} {}', [' json']],
  ])('%s → %j', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('refuses deep nesting without falling over it', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(faults(deep).map((fault) => fault.split(' ').at(-1))).toEqual(['depth']);
  });

  it('refuses more values than any request needs, and takes as many as it may', () => {
    const list = (count: number): string => `[${Array.from({ length: count }, () => '0').join(',')}]`;
    const object = (count: number): string => `{${Array.from({ length: count }, (_, n) => `"k${n}":0`).join(',')}}`;
    expect([faults(object(100)), faults(list(5_000))]).toEqual([[], []]);
    expect(faults(object(101))).toEqual(['/k99 size']);
    expect(faults(list(5_001))).toEqual(['/5000 size']);
    expect(faults(`[${Array.from({ length: 9 }, () => list(4_900)).join(',')}]`)).toEqual([]);
    expect(faults(`[${Array.from({ length: 11 }, () => list(4_900)).join(',')}]`)).toHaveLength(1);
  });
});
