import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.js';

test('writes what the reference writes', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(value) === canonicalize(value)));
  const wide = fc.dictionary(fc.string({ unit: 'binary' }), fc.integer(), { minKeys: 15, maxKeys: 40 });
  fc.assert(fc.property(wide, (value) => canonicalJson(value) === canonicalize(value)));
});

test.each([
  [
    { b: 1, a: [1, null, true], '10': 'x', '2': { z: '', y: '\u20ac' } },
    '{"10":"x","2":{"y":"€","z":""},"a":[1,null,true],"b":1}',
  ],
  [{ text: 'a"\\\n\u0007\u007f\u2028é😀' }, '{"text":"a\\"\\\\\\n\\u0007\u007f\u2028é😀"}'],
  [{ out: undefined, in: {} }, '{"in":{}}'],
  [[-0, 1e21, 1e-7, 0.1], '[0,1e+21,1e-7,0.1]'],
])('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([[undefined], [Number.NaN], [Infinity], [1n], ['\ud800'], [{ '\udc00': 1 }], [[undefined]]])(
  'refuses what JSON cannot hold (%#)',
  (value) => {
    expect(() => canonicalJson(value)).toThrow('not a JSON value');
  },
);
