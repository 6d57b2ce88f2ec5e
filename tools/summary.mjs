// Prints the closing line of a test run, from the results that tools/test.mjs left: "N passed, N failed, N skipped".
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

let results;
try {
  results = JSON.parse(readFileSync(path.join(root, '.cache/test-results.json'), 'utf8'));
} catch {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const files = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
const failed = results.numFailedTests + files.length;
const skipped = results.numPendingTests + results.numTodoTests;
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
