import { expect, it } from 'vitest';
import { Pace } from './pace.js';
import { batchSize } from './runner.js';

it('takes as many events as a batch may, where they are quick', () => {
  const pace = new Pace();
  for (let n = 0; n < 10; n += 1) pace.note(pace.size, 20);
  expect(pace.size).toBe(batchSize);
});

it('takes fewer after a batch that took long, so that the next one stays below a second', () => {
  const pace = new Pace();
  for (let n = 0; n < 10; n += 1) pace.note(pace.size, 20);
  pace.note(pace.size, 2_000);
  expect(pace.size).toBe(250n);
});

it('never stands still, however long a batch took', () => {
  const pace = new Pace();
  for (let n = 0; n < 20; n += 1) pace.note(pace.size, 60_000);
  expect(pace.size).toBe(50n);
});

it('learns nothing from the few events of a quiet hour', () => {
  const pace = new Pace();
  const before = pace.size;
  pace.note(1n, 5);
  pace.note(0n, 1);
  expect(pace.size).toBe(before);
});
