import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** The same names as in tsconfig.json. */
const alias = [
  { find: /^@duibiao\/platform\/testing$/, replacement: path.join(root, 'libs/platform/src/testing/index.ts') },
  { find: /^@duibiao\/([^/]+)$/, replacement: path.join(root, 'libs/$1/src/index.ts') },
];

const globalSetup = path.join(root, 'libs/platform/src/testing/global-setup.ts');

/** No test has a time limit that a slow machine could break; a stuck one is ended by whoever runs the suite. */
const unlimited = { testTimeout: 0, hookTimeout: 0, teardownTimeout: 60_000 };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['{apps,libs,test}/**/*.unit.spec.ts'], ...unlimited } },
      {
        extends: true,
        test: { name: 'int', include: ['{apps,libs,test}/**/*.int.spec.ts'], globalSetup, maxWorkers: 2, ...unlimited },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['{apps,libs,test}/**/*.e2e.spec.ts'],
          exclude: ['test/faults/**'],
          globalSetup,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...unlimited,
        },
      },
      // beside nothing else: they say within what time all is well again
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.e2e.spec.ts'],
          globalSetup,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          ...unlimited,
        },
      },
    ],
  },
});
