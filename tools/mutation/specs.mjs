// What specifications import as `vitest` while Stryker runs them: collects tests instead of running them. `expect` is vitest's own.
import { format } from 'node:util';

export { expect } from 'vitest';

/** Every test of every file loaded so far. */
export const tests = [];
const names = [];
let file = '';

/** Loads a file of specifications. */
export async function collect(path, load) {
  file = path;
  await load();
}

export function describe(name, body) {
  names.push(name);
  body();
  names.pop();
}

export function test(name, body) {
  const title = [...names, name].join(' > ');
  const alike = tests.filter((one) => one.file === file && one.title === title).length;
  tests.push({ id: `${file} ${title}${alike === 0 ? '' : ` #${alike + 1}`}`, file, title, body });
}

const each = (define) => (rows) => (name, body) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    define(format(name.replaceAll('%%', '%'), ...values), () => body(...values));
  }
};
describe.each = each(describe);
test.each = each(test);
export const it = test;
