import { expect, it } from 'vitest';
import { readFrames } from './fact-kinds.js';

it('reads what a kind is about, a list or one entry that stands alone, what of it no key fixes, and whether planners set it', () => {
  const kinds = {
    a: { about: 'member', key: ['member'], sources: ['unit'], submit: { role: 'planner' } },
    b: { about: ['person@period', 'person'], key: ['person', 'report'], sources: ['unit'] },
  };
  expect(readFrames(JSON.stringify({ version: 1, kinds }))).toEqual({
    a: { about: ['member'], loose: [], sources: ['unit'], isFrame: true },
    b: { about: ['person@period', 'person'], loose: ['person@period'], sources: ['unit'], isFrame: false },
  });
});
