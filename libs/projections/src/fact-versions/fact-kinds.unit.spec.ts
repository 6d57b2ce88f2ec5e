import { expect, it } from 'vitest';
import { readFrames } from './fact-kinds.js';

it('reads what a kind is about, a list or one entry that stands alone, and whether planners set it', () => {
  const kinds = {
    a: { about: 'member', sources: ['unit'], submit: { role: 'planner' } },
    b: { about: ['person@period', 'person'], sources: ['unit'] },
  };
  expect(readFrames(JSON.stringify({ version: 1, kinds }))).toEqual({
    a: { about: ['member'], sources: ['unit'], isFrame: true },
    b: { about: ['person@period', 'person'], sources: ['unit'], isFrame: false },
  });
});
