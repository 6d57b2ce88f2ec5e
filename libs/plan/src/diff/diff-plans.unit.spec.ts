import { describe, expect, it, test } from 'vitest';
import { readFixture, testKinds } from '../../fixtures/read.js';
import { loadPlan } from '../load-plan.js';
import type { Plan } from '../plan.js';
import { diffPlans, type PlanChange } from './diff-plans.js';

const sound = readFixture('sound.yaml');

function planOf(text: string): Plan<typeof testKinds> {
  const loaded = loadPlan(text, { kinds: testKinds });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  return loaded.plan;
}

const measureOf = (indicator: { readonly kind: string; readonly parameters: unknown }): string =>
  JSON.stringify([indicator.kind, indicator.parameters]);
const diff = (before: string, after: string) => diffPlans(planOf(before), planOf(after), measureOf);
const changed = (piece: string, by: string): string => {
  expect(sound).toContain(piece);
  return sound.replace(piece, by);
};

/** A change in one line: part, id, what, effect, aspects, and each field with before and after. */
function line({ part, id, change, effect, aspects, fields }: PlanChange): string {
  const told = fields.map(({ path, before, after }) => `${path} ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  return [`${part} ${id} ${change} ${effect} [${aspects.join(', ')}]`, ...told].join(' | ');
}

describe('two plans', () => {
  it('are the same whatever their comments, sharing and order of properties', () => {
    const other = sound
      .replace(
        'scope: { zh: 毕业学生团员, en: graduates }',
        'scope: { en: graduates, zh: 毕业学生团员 } # in any order',
      )
      .replace('{ of: graduates }', '{ least: 1, of: graduates }');
    expect(diff(sound, other)).toEqual({ isSame: true, effect: null, changes: [] });
  });

  test.each([
    [
      'parameters',
      '{ of: graduates }',
      '{ of: graduates, least: 2 }',
      'indicator linkage changed measured [parameters] | parameters.least 1 → 2',
    ],
    [
      'a target',
      'value: 85 %',
      'value: 90 %',
      'indicator linkage changed asked [target, words] | target.stated "85 %" → "90 %" | target.value "17/20" → "9/10"',
    ],
    [
      'a target written otherwise',
      'value: 85 %',
      'value: 17/20',
      'indicator linkage changed words [words] | target.stated "85 %" → "17/20"',
    ],
    [
      'a due day',
      'due: { on: 2020-12-31 }',
      'due: { on: 2020-11-30 }',
      'indicator talks changed asked [due day] | due.on "2020-12-31" → "2020-11-30"',
    ],
    [
      'a reading',
      'id: talks, version: 1',
      'id: talks, version: 2',
      'indicator talks changed asked [reading] | reading.version 1 → 2',
    ],
    [
      'words of a reading',
      '{ zh: 全部, en: all }',
      '{ zh: 全部, en: everybody }',
      'indicator talks changed words [words] | reading.text.en "all" → "everybody"',
    ],
    [
      'a provenance',
      'code: S,',
      'code: G,',
      'indicator linkage changed asked [provenance] | provenance.code "S" → "G"',
    ],
    [
      'fact kinds',
      'facts: [talk.held]',
      'facts: [talk.held, talk.had]',
      'indicator talks changed asked [facts] | facts ["talk.held"] → ["talk.held","talk.had"]',
    ],
    [
      'the time zone',
      'Asia/Shanghai',
      'Asia/Urumqi',
      'settings test-plan changed measured [time zone] | timeZone "Asia/Shanghai" → "Asia/Urumqi"',
    ],
    [
      'a heading',
      'title: 一、大抓基层',
      'title: 一、抓基层',
      'section grassroots changed words [words] | title "一、大抓基层" → "一、抓基层"',
    ],
    [
      'the term',
      'from: 2020-01-01',
      'from: 2020-02-01',
      'document test-plan changed asked [term] | from "2020-01-01" → "2020-02-01"',
    ],
  ])('differ in %s', (_, piece, by, expected) => {
    expect(diff(sound, changed(piece, by)).changes.map(line)).toEqual([expected]);
  });

  it('tell what is new and what is gone, whole; a target that comes has no field "null"', () => {
    const more = sound
      .replace('{ code: N }', '{ code: G, quotation: 各镇街团委 }\n    target: { comparator: at-least, value: 3 }')
      .replace('- id: linkage', '- id: linking')
      .replace('Shanghai }', 'Shanghai, schedules: [{ id: night, cron: 0 2 * * *, kind: nightly }] }');
    const { changes, effect } = diff(sound, more);
    expect(effect).toBe('measured');
    expect(changes.map((change) => line({ ...change, fields: [] }))).toEqual([
      'schedule night added asked []',
      'indicator linking added measured []',
      'indicator talks changed asked [provenance, target, words]',
      'indicator linkage removed measured []',
    ]);
    expect(changes[0]?.fields).toContainEqual({ path: 'cron', aspect: 'schedule', after: '0 2 * * *' });
    expect(changes[2]?.fields.map(({ path }) => path)).not.toContain('target');
  });

  it('tell another order of what both have, and no other', () => {
    const [head = '', first = '', second = ''] = sound.split('  - id: ');
    const turned = `${head}  - id: ${second.trimEnd()}\n  - id: ${first}`;
    expect(diff(sound, turned).changes.map(line)).toEqual([
      'document test-plan changed words [words] | indicatorOrder ["linkage","talks"] → ["talks","linkage"]',
    ]);
    expect(diff(sound, `${head}  - id: ${second}`).changes.map(({ id, change }) => [id, change])).toEqual([
      ['linkage', 'removed'],
    ]);
  });
});
