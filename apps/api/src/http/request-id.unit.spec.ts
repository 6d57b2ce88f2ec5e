import { expect, it } from 'vitest';
import { requestIdOf, traceIdOf } from './request-id.js';

it.each(['a', 'req-42', '0af7651916cd43dd8448eb211c80319c', 'gw/eu:1@x=+.'])('takes over %s', (given) => {
  expect(requestIdOf({ 'x-request-id': given })).toBe(given);
});

it.each(['', ' ', 'a b', 'a\nb', 'é', '"', '<script>', 'x'.repeat(129)])('names anew what calls itself %j', (given) => {
  expect(requestIdOf({ 'x-request-id': given })).toMatch(/^[0-9a-f-]{36}$/);
});

it('reads the trace of a legal traceparent, and of no other', () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  expect(traceIdOf({ traceparent: `00-${trace}-b7ad6b7169203331-01` })).toBe(trace);
  for (const odd of [
    `01-${trace}-b7ad6b7169203331-01`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    trace,
  ])
    expect(traceIdOf({ traceparent: odd })).toBeUndefined();
});
