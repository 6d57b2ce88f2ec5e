import { describe, expect, it } from 'vitest';
import type { AttainmentsHead, Numbers } from './attainment-reader.js';
import { attainmentsSchema } from './attainment.schema.js';
import { attainmentsJson } from './attainments-json.js';

const head: AttainmentsHead = {
  ledger: 'dg',
  isDemonstration: false,
  plan: 'dongguan-2020',
  planVersion: 1,
  position: '9007199254740993',
  recordedAt: '2020-11-30T08:00:00.000000Z',
  on: '2020-11-30',
  engine: 'duibiao-1',
  incomplete: null,
  organisation: { tree: 'then', version: 'ab', changes: [] },
};

const indicator = (id: string): Numbers['indicator'] => ({
  indicator: id,
  name: { zh: '“青年大学习”', en: 'Youth Study' },
  item: 2,
  kind: 'per-period',
  provisional: false,
  target: { comparator: 'equal-to', value: '100/100', stated: '100 %' },
  due: { on: '2020-12-31', stated: '每期' },
  provenance: { code: 'S', quotation: '落实"100%"\n的要求' },
  reading: { id: 'study', version: 1, text: { zh: '逐期评定', en: 'issue by issue' } },
  incomplete: id === 'b' ? { parkedFacts: 2 } : null,
});

const unit = (id: string): Numbers['units'][number] => ({
  unit: id,
  unitName: '石碣镇 {"]}',
  value: { numerator: '1', denominator: '3', percent: '33.33 %', text: '33.33 %' },
  accepted: null,
  review: { accepted: '0', unreviewed: '3', returned: '0' },
  valueAtDue: null,
  verdict: 'pending',
  reason: null,
  counts: { attained: '1' },
  parts: [{ name: '第1期', value: '1/3', state: 'open', day: null }],
  pace: null,
  completeness: null,
});

describe('the answer of attainments', () => {
  it.each([
    ['no indicators', []],
    ['no units', [{ indicator: indicator('a'), units: [] }]],
    [
      'several of both',
      [
        { indicator: indicator('a'), units: [] },
        { indicator: indicator('b'), units: [unit('u1'), unit('u2')] },
        { indicator: indicator('c'), units: [unit('u1')] },
      ],
    ],
  ])('says of each unit what holds for its indicator, and its number: %s', (_, numbers: readonly Numbers[]) => {
    const rows = numbers.flatMap(({ indicator: own, units }) => units.map((one) => ({ ...own, ...one })));
    const answer: unknown = JSON.parse(attainmentsJson(head, numbers).toString('utf8'));
    expect(answer).toEqual({ ...head, attainments: rows });
    expect(attainmentsSchema.safeParse(answer).success).toBe(true);
  });
});
