import { describe, expect, it, test } from 'vitest';
import { readFixture, testFacts, testKinds } from '../fixtures/read.js';
import { cronFault } from './cron.js';
import { loadPlan, type PlanContext } from './load-plan.js';
import { mergePatch } from './merge-patch.js';
import type { Plan } from './plan.js';

const sound = readFixture('sound.yaml');
const context: PlanContext<typeof testKinds> = { kinds: testKinds, factKinds: testFacts };

/** The sound plan with more settings, and more properties of its two indicators. */
function grown(settings: string, linkage = '', talks = ''): string {
  return sound
    .replace('{ timeZone: Asia/Shanghai }', `{ timeZone: Asia/Shanghai, ${settings} }`)
    .replace('  - id: linkage\n', `  - id: linkage\n${linkage}`)
    .replace('  - id: talks\n', `  - id: talks\n${talks}`);
}

function planOf(text: string): Plan<typeof testKinds> {
  const loaded = loadPlan(text, context);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  return loaded.plan;
}

function faultsOf(text: string, given = context): readonly string[] {
  const loaded = loadPlan(text, given);
  return loaded.ok ? [] : loaded.faults.map(({ rule, path, message }) => `${rule} ${path} | ${message}`);
}

const name = 'name: { zh: 月报, en: monthly report }';
const duty = (rest: string): string => `duties: [{ id: monthly, ${name}, unitTypes: [town], dueDays: 5, ${rest} }]`;

describe('settings that no document states', () => {
  it('may all be absent', () => {
    expect(planOf(sound).settings).toEqual({
      timeZone: 'Asia/Shanghai',
      thresholds: null,
      duties: [],
      schedules: [],
    });
  });

  it('hold lights, duties and schedules; a duty runs for the whole plan unless it says otherwise', () => {
    const text = grown(
      `thresholds: { green: 100 %, amber: 80 % }, ${duty('scheme: monthly, items: [1]')}, ` +
        'schedules: [{ id: night, cron: "0 2 * * *", kind: nightly }]',
    );
    expect(planOf(text).settings).toMatchObject({
      thresholds: { green: { stated: '100 %' }, amber: { value: { n: 80n, d: 100n } } },
      duties: [{ scheme: 'monthly', items: [1], indicators: null, from: '2020-01-01', to: '2020-12-31' }],
      schedules: [{ kind: 'nightly' }],
    });
  });

  test.each([
    [
      'amber above green',
      'thresholds: { green: 80 %, amber: 80 % }',
      /^value \/settings\/thresholds\/amber .*below green, 80 %/,
    ],
    ['no periods', duty('from: 2020-02-01'), /^value \/settings\/duties\/0 .*must name its periods/],
    [
      'two sorts of periods',
      duty('scheme: x, periods: [{ id: a, opensOn: 2020-01-01, closesOn: 2020-01-31 }]'),
      /periods, not both/,
    ],
    [
      'a duty of no indicator',
      duty('scheme: yearly, indicators: [linkages]'),
      /^unknown-indicator \/settings\/duties\/0\/indicators\/0/,
    ],
    ['a duty of no item', duty('scheme: yearly, items: [9]'), /^unknown-item \/settings\/duties\/0\/items\/0/],
    ['a duty of another year', duty('scheme: yearly, to: 2021-01-01'), /^outside-plan-year \/settings\/duties\/0\/to/],
    [
      'a duty that ends first',
      duty('scheme: yearly, from: 2020-05-01, to: 2020-04-01'),
      /^range .*2020-05-01 \(the day in `from`\) or later/,
    ],
    [
      'a cron of six fields',
      'schedules: [{ id: aa, cron: "0 0 2 * * *", kind: nightly }]',
      /must have five fields .* not 6/,
    ],
    [
      'a schedule twice',
      `schedules: [${Array(2).fill('{ id: aa, cron: "0 2 * * *", kind: nightly }').join(', ')}]`,
      /^duplicate-id \/settings\/schedules\/1\/id/,
    ],
  ])('%s is refused in its place', (_, settings, fault) => {
    expect(faultsOf(grown(settings))).toEqual([expect.stringMatching(fault)]);
  });

  it('periods that overlap, close before they open or share a name are refused, each in its place', () => {
    const periods = [
      '{ id: "1", opensOn: 2020-03-01, closesOn: 2020-03-31 }',
      '{ id: "2", opensOn: 2020-02-01, closesOn: 2020-03-01 }',
      '{ id: "2", opensOn: 2020-05-01, closesOn: 2020-04-01 }',
    ];
    expect(faultsOf(grown(duty(`periods: [${periods.join(', ')}]`)))).toEqual([
      expect.stringMatching(
        /^overlapping-periods .*\/periods\/0\/opensOn .* must be after 2020-03-01, since it overlaps period "2"/,
      ),
      expect.stringMatching(/^duplicate-id .*\/periods\/2\/id/),
      expect.stringMatching(/^range .*\/periods\/2\/closesOn/),
    ]);
  });
});

describe('a cron expression', () => {
  test.each(['* * * * *', '*/15 0-6 1,15 * mon-fri', '0 2 29 feb *', '30 23 31 1-12/2 *', '0 0 31 2 1'])(
    '%s',
    (text) => {
      expect(cronFault(text)).toBeUndefined();
    },
  );
  test.each([
    ['60 * * * *', /for the minute: must be \*, 0 to 59/],
    ['0 24 * * *', /for the hour/],
    ['0 0 0 * *', /day of the month: must be \*, 1 to 31/],
    ['0 0 * dez *', /month: must be \*, 1 to 12 or jan, feb/],
    ['0 0 * * 8', /day of the week/],
    ['5-1 * * * *', /minute/],
    ['*/0 * * * *', /minute/],
    ['1-2-3 * * * *', /minute/],
    ['0 0 31 4,6 *', /never comes/],
    ['', /five fields/],
  ])('%s is refused', (text, words) => expect(cronFault(text)).toMatch(words));
});

describe('a due day', () => {
  it("is the plan's last where none is named; a cadence stands beside it", () => {
    const text = sound
      .replace('    due: { on: 2020-12-31 }\n', '    due: { cadence: each-period, stated: 各 }\n')
      .replace('    due: { on: 2020-12-31, stated: 全年 }\n', '');
    expect(planOf(text).indicators.map(({ due }) => due)).toEqual([
      { on: '2020-12-31', cadence: null, stated: null },
      { on: '2020-12-31', cadence: 'each-period', stated: '各' },
    ]);
    expect(faultsOf(text.replace('each-period', 'often'))[0]).toMatch(
      /^value \/indicators\/1\/due\/cadence .*monthly, quarterly/,
    );
  });
});

describe('readings not taken', () => {
  const alternatives = (list: string): string =>
    sound.replace('en: normal graduates } }', `en: normal graduates }, alternatives: [${list}] }`);
  const text = 'version: 1, text: { zh: 宽, en: wide }';

  it('are the parameters of the indicator with the differences laid over, as the kind reads them', () => {
    const [linkage] = planOf(alternatives(`{ id: wide, ${text}, parameters: { least: 3 } }`)).indicators;
    expect(linkage?.parameters).toEqual({ of: 'graduates', least: 1 });
    expect(linkage?.reading.alternatives).toMatchObject([{ id: 'wide', parameters: { of: 'graduates', least: 3 } }]);
  });

  test.each([
    [
      'unknown to the kind',
      `{ id: wide, ${text}, parameters: { most: 3 } }`,
      /^unknown-property .*\/alternatives\/0\/parameters\/most .*allowed are of, least/,
    ],
    [
      'out of range',
      `{ id: wide, ${text}, parameters: { least: 300 } }`,
      /^range .*\/alternatives\/0\/parameters\/least/,
    ],
    [
      'without what is needed',
      `{ id: wide, ${text}, parameters: { of: null } }`,
      /^missing .*\/alternatives\/0\/parameters\/of/,
    ],
    ['no difference', `{ id: wide, ${text}, parameters: { of: graduates } }`, /changes nothing/],
    ['of the same name', `{ id: linkage, ${text}, parameters: { least: 2 } }`, /^duplicate-id .*\/alternatives\/0\/id/],
  ])('%s are refused', (_, list, fault) => {
    expect(faultsOf(alternatives(list))).toEqual([expect.stringMatching(fault)]);
  });

  test('a patch is RFC 7396', () => {
    expect(mergePatch({ a: { b: 1, c: 2 }, d: [1, 2] }, { a: { b: null, e: 3 }, d: [3] })).toEqual({
      a: { c: 2, e: 3 },
      d: [3],
    });
  });
});

describe('indicators that use others', () => {
  it('name indicators of the plan', () => {
    expect(planOf(grown('', '', '    uses: [linkage]\n')).indicators.map(({ uses }) => uses)).toEqual([
      [],
      ['linkage'],
    ]);
    expect(faultsOf(grown('', '', '    uses: [link]\n'))).toEqual([
      expect.stringMatching(/^unknown-indicator \/indicators\/1\/uses\/0 .*"link"/),
    ]);
  });

  it('go in no circle: it is named whole, where it closes', () => {
    expect(faultsOf(grown('', '    uses: [talks]\n', '    uses: [linkage]\n'))).toEqual([
      expect.stringMatching(
        /^indicator-circle \/indicators\/1\/uses\/0 .*closes the circle linkage → talks → linkage: /,
      ),
    ]);
    expect(faultsOf(grown('', '    uses: [linkage]\n'))).toEqual([expect.stringContaining('linkage → linkage:')]);
  });
});

describe('what a kind finds wrong', () => {
  it('stands at the parameter it names, in alternatives too', () => {
    const checks = {
      share: ({ least }: { readonly least: number }, facts: unknown) =>
        least > 1 && facts === testFacts ? [{ path: ['least'], message: 'is much: must be 1' }] : [],
    };
    const text = sound.replace(
      'en: normal graduates } }',
      'en: x }, alternatives: [{ id: more, version: 1, text: { zh: 多, en: more }, parameters: { least: 2 } }] }',
    );
    expect(faultsOf(text, { ...context, checks })).toEqual([
      'definition /indicators/0/reading/alternatives/0/parameters/least | ' +
        'indicators[0].reading.alternatives[0].parameters.least is much: must be 1',
      'definition /indicators/1/parameters/least | indicators[1].parameters.least is much: must be 1',
    ]);
  });
});
