import { describe, expect, it } from 'vitest';
import { readFrames } from './fact-kinds.js';

describe('the frame of a fact kind', () => {
  it('is about the first entry of a list, or the one entry that stands alone', () => {
    const kinds = {
      a: { about: 'member', sources: ['unit'] },
      b: { about: ['person@period', 'person'], sources: ['unit'] },
    };
    expect(readFrames(JSON.stringify({ version: 1, kinds }))).toEqual({
      a: { about: 'member', sources: ['unit'] },
      b: { about: 'person@period', sources: ['unit'] },
    });
  });
});
