import { readFileSync } from 'node:fs';
import path from 'node:path';
import { explainIndicator, namesByLabel, parameterSchemas } from '@duibiao/measures';
import { loadPlan } from '@duibiao/plan';
import { projectRoot } from '@duibiao/platform';
import { expect, it } from 'vitest';
import { explainedText } from './explained-words.js';
import { labelsOfFile } from './plan-file.js';

const file = path.join(projectRoot, 'seeds/dongguan-2020/plan.yaml');
const whole = readFileSync(file, 'utf8');
const names = namesByLabel(await labelsOfFile(file));

/** The plan of Dongguan with one indicator, the linkage, and without the duties of others. */
const seed =
  whole.slice(0, whole.indexOf('\ndefinitions:\n')).replace(/^ {2}duties:\n(?: {4}.*\n)*/mu, '') +
  '\nindicators:\n  - id: dg34-linkage\n' +
  (/(?<=^ {2}- id: dg34-linkage\n)(^(?! {2}[-#]).*\n)*/mu.exec(whole)?.[0] ?? '');

/** The linkage of Dongguan with pieces replaced, explained. */
function explained(...pieces: readonly (readonly [string, string])[]) {
  const text = pieces.reduce((before, [piece, by]) => {
    expect(before).toContain(piece);
    return before.replace(piece, by);
  }, seed);
  const loaded = loadPlan(text, { kinds: parameterSchemas });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  const [indicator] = loaded.plan.indicators;
  if (indicator === undefined) throw new Error('no indicator');
  return explainIndicator(loaded.plan, indicator, names);
}

const target = '    target: { comparator: at-least, value: 85 % }\n';

it('says that no target is stated, and that the due day is not', () => {
  const none = explained(
    [target, ''],
    ['code: S\n', 'code: N\n'],
    ['due: { on: 2020-12-31, stated: 全年 }', 'due: { cadence: quarterly }'],
  );
  const english = explainedText(none, 'en');
  expect(english).toContain('Target       none stated: tracked and never judged');
  expect(english).toContain('Provenance   N none: the text states no target');
  expect(english).toContain('Due          every quarter; 2020-12-31 (not stated)');
  expect(explainedText(none, 'zh')).toContain('期限      每季度; 2020-12-31 (原文未写明)');
});

it('says that a target is a reading, or elsewhere', () => {
  expect(explainedText(explained(['code: S\n', 'code: G\n']), 'zh')).toContain('目标      ≥ 85 % (暂定)');
  const elsewhere = explained([target, ''], ['code: S\n', 'code: X\n']);
  expect(explainedText(elsewhere, 'en')).toContain('Target       in another document: judged once it is loaded');
});

it('names the readings not taken, each with what it would count', () => {
  const text = explainedText(
    explained([
      '      version: 1\n      text:',
      '      version: 1\n      alternatives:\n        - id: normal-only\n          version: 2\n          text: { zh: 只计正常毕业, en: normal graduates alone }\n' +
        '          parameters: { denominator: { where: { mark: [normal] } } }\n      text:',
    ]),
    'en',
  );
  expect(text).toContain('Other reading, not taken  normal-only version 2\n    normal graduates alone\n');
  expect(text).toContain(
    '(mark: normal graduate or graduate without a job kept as mobile member, graduation year: 2020)',
  );
  expect(text).toContain('(mark: normal graduate, graduation year: 2020)');
});
