// What `npm run mutation` changes, and by which specifications it is judged (see docs/explanation/testing.md).
import { globSync } from 'node:fs';

/** What the auditors' fold and the shared assessment consist of. */
const pure = [
  'libs/measures/src/{assess,assessment,definition,display,fraction,pace,share,target,verdict}.ts',
  'libs/measures/src/fold/*.ts',
  'libs/measures/src/*/*.ts',
];
const not = /\.(spec|case|words|sql|compile)\.ts$/;

const words = (process.env.MUTATE ?? '').split(' ');
const files = [...new Set(globSync(pure))].filter((file) => !not.test(file) && words.some((one) => file.includes(one)));

export default {
  mutate: files.sort(),
  plugins: ['./tools/mutation/runner.mjs'],
  testRunner: 'specs',
  testRunnerNodeArgs: ['--experimental-transform-types', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/mutation/sandbox',
  ignorePatterns: ['.cache', '.duibiao', 'bench', 'dist', 'docs'],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
  ignoreStatic: true,
  timeoutMS: 30_000,
  disableTypeChecks: false,
  allowEmpty: true,
};
