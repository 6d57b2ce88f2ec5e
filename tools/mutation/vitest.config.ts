import { defineConfig } from 'vitest/config';
import all from '../../vitest.config.ts';

/** The specifications of the measures, and the worked cases that the fold has to give. */
export default defineConfig({
  resolve: all.resolve ?? {},
  test: {
    include: ['libs/{measures,replay}/**/*.unit.spec.ts'],
    isolate: false,
    testTimeout: 0,
    hookTimeout: 0,
  },
});
