import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duibiao } from './harness/cli.js';
import { planText } from './harness/world.js';

let seeds: string;
let directory: string;

beforeAll(() => {
  seeds = mkdtempSync(path.join(os.tmpdir(), 'duibiao-lint-'));
  directory = path.join(seeds, 'city', '2020');
  mkdirSync(directory, { recursive: true });
});
afterAll(() => rmSync(seeds, { recursive: true, force: true }));

/** A plan file in the directory; answers its name. */
function write(name: string, text: string): string {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
}

/** Where a piece stands, as `line:column`. */
function placeOf(text: string, piece: string): string {
  const lines = text.slice(0, text.indexOf(piece)).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

describe('duibiao plan lint', () => {
  test('is silent about what is sound, and ends with 0', async () => {
    const { code, stdout, stderr } = await duibiao(['plan', 'lint', 'seeds/dongguan-2020/plan.yaml']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const text = readFileSync(path.join(projectRoot, 'seeds/dongguan-2020/plan.yaml'), 'utf8');
    const indicators = text.match(/^ {2}- id: dg\d\d-/gm)?.length;
    expect(stderr).toBe(`seeds/dongguan-2020/plan.yaml: sound; items: 53, indicators: ${indicators}\n`);
  });

  test('lists every fault of every file with its place, goes on after one that is not there, and ends with 1', async () => {
    const first = planText.replace('kind: ratio\n', 'kind: ratios\n').replace('issuedOn: 2020-03-13', 'issuedOn: soon');
    const second = planText
      .replace('elsewhere: to', 'elsewhere: too')
      .replace('fact: transfer.accepted', 'fact: unit.opened');
    const files = [write('a.yaml', first), path.join(directory, 'none.yaml'), write('b.yaml', second)] as const;
    const { code, stdout, stderr } = await duibiao(['plan', 'lint', ...files]);
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line.replace(/ .*\[/, ' ['))).toEqual([
      `${files[0]}:${placeOf(first, 'soon')}: [value]`,
      `${files[0]}:${placeOf(first, 'ratios')}: [unknown-kind]`,
      `${files[2]}:${placeOf(second, 'unit.opened\n        elsewhere')}: [definition]`,
      `${files[2]}:${placeOf(second, 'too #')}: [definition]`,
      `${files[2]}:${placeOf(second, 'occurredOn\n    attribution')}: [definition]`,
      '',
    ]);
    expect(stdout).toContain('else the numerator is no subset of the denominator');
    expect(stdout).toContain('must be a reference of unit.opened: unit, parent');
    expect(stderr).toContain(`${files[1]} cannot be read: there is no such file`);
  });

  test('gives the same as JSON', async () => {
    const text = planText.replace('value: 85 %', 'value: 0.85');
    const file = write('c.yaml', text);
    const { code, stdout } = await duibiao(['plan', 'lint', '--json', file]);
    const [line, column] = placeOf(text, '0.85').split(':').map(Number);
    expect({ code, found: JSON.parse(stdout) as unknown }).toMatchObject({
      code: 1,
      found: [{ file, faults: [{ line, column, path: '/indicators/0/target/value', rule: 'value' }] }],
    });
  });

  test('looks up quotations in source.txt beside the file, and fact kinds in the file above; both can be named', async () => {
    const file = write('d.yaml', planText);
    const without = await duibiao(['plan', 'lint', file]);
    expect(without).toMatchObject({ code: 0, stderr: expect.stringContaining('no source.txt beside it') as string });
    write('source.txt', '另一份文件');
    writeFileSync(path.join(seeds, 'fact-kinds.yaml'), 'version: 1\nkinds: {}\n');
    const beside = await duibiao(['plan', 'lint', file]);
    expect(beside.code).toBe(1);
    expect(beside.stdout.match(/\[unknown-fact-kind\]/g)).toHaveLength(5);
    expect(beside.stdout.match(/\[quotation-not-in-source\]/g)?.length).toBeGreaterThan(50);
    const ours = path.join(projectRoot, 'seeds');
    const options = ['--source', `${ours}/dongguan-2020/source.txt`, '--fact-kinds', `${ours}/fact-kinds.yaml`];
    expect(await duibiao(['plan', 'lint', ...options, file])).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(path.join(seeds, 'fact-kinds.yaml'), 'version: 0\n');
    expect(await duibiao(['plan', 'lint', file])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/fact-kinds\.yaml: \/version: /) as string,
    });
    copyFileSync(path.join(ours, 'fact-kinds.yaml'), path.join(seeds, 'fact-kinds.yaml'));
  });

  test('reads stdin, and shared text has its fault where it stands', async () => {
    const shared = planText
      .replace('sections:\n', 'definitions:\n  when: &when { on: 2021-01-31, stated: 全年 }\nsections:\n')
      .replace('due: { on: 2020-12-31, stated: 全年 }', 'due: *when');
    const { code, stdout } = await duibiao(['plan', 'lint', '-'], { stdin: shared });
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^stdin:${placeOf(shared, '2021-01-31')}: indicators\\[0\\]\\.due\\.on `));
    expect(stdout).toContain('(used at line ');
  });

  test.each([
    ['no file', ['plan', 'lint']],
    ['an unknown option', ['plan', 'lint', '--strict', 'x.yaml']],
    ['no such command', ['plan', 'lints', 'x.yaml']],
    ['a language that is not spoken', ['plan', 'explain', 'dg34-linkage', '--lang', 'fr']],
    ['nothing to compare with', ['plan', 'diff', 'a.yaml']],
  ])('%s is a wrong use: 2', async (_, args) => {
    expect(await duibiao(args)).toMatchObject({ code: 2, stdout: '' });
  });
});
