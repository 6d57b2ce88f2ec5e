import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFactKinds } from '@duibiao/facts';
import { workedCases } from '@duibiao/measures';
import { projectRoot } from '@duibiao/platform';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stack } from './harness/stack.js';
import { ask, play, type Played } from './harness/worked.js';

const read = readFactKinds(
  parse(readFileSync(path.join(projectRoot, 'seeds/fact-kinds.yaml'), 'utf8'), { merge: true }),
);

let stack: Stack;
beforeAll(async () => {
  stack = await Stack.start();
});
afterAll(() => stack.close());

describe.each(workedCases.map((one) => [one.name, one] as const))('%s, through the whole system', (_, one) => {
  let played: Played;
  beforeAll(async () => {
    if (!read.ok) throw new Error(read.faults.join('\n'));
    played = await play(stack, one, read.kinds);
    const [indicator = ''] = Object.keys(one.indicators);
    await played.client.attainments({ plan: played.plan, indicator, waitFor: played.last });
  });

  test.each(
    one.results.map(
      (result) => [`${result.indicator} of ${result.unit} at (${result.known}, ${result.day})`, result] as const,
    ),
  )('%s', async (__, expected) => {
    const { display: _shown, ...rest } = expected;
    expect(await ask(played, expected)).toEqual(expected.display === undefined ? rest : expected);
  });
});
