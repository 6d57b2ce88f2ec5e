import { describe, expect, it } from 'vitest';
import { problemLines } from './problem-error.js';

const problem = { type: 'urn:x', title: 'The request is not legal', status: 400, detail: '2 faults, all listed' };

describe('a problem at the terminal', () => {
  it('names each fault with its place and legal range, no range twice', () => {
    const errors = [
      {
        pointer: '/days/occurredOn',
        rule: 'out-of-range',
        message: 'expected a day from A to B',
        legal: 'a day from A to B',
      },
      { pointer: '', rule: 'unknown-unit', message: '"x" is no unit', legal: 'the id of a unit' },
    ];
    expect(problemLines({ ...problem, errors })).toEqual([
      'The request is not legal (400): 2 faults, all listed',
      '  /days/occurredOn  expected a day from A to B [out-of-range]',
      '  /  "x" is no unit; legal: the id of a unit [unknown-unit]',
    ]);
  });

  it('says a single fault once', () => {
    const errors = [{ pointer: '/unit', rule: 'missing', message: 'unit is missing' }];
    expect(problemLines({ ...problem, detail: 'unit is missing', errors })).toEqual([
      'The request is not legal (400)',
      '  /unit  unit is missing [missing]',
    ]);
  });

  it('gives the request id where the fault is the server’s', () => {
    const failed = { ...problem, title: 'Something failed', status: 500, detail: 'logged', instance: 'req-1' };
    expect(problemLines(failed)).toEqual(['Something failed (500): logged', '  request req-1']);
  });
});
