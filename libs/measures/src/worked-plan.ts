import { type WorkedCase, type WorkedIndicator, workedTerm } from './worked-case.js';

const stated = ({ value }: NonNullable<WorkedIndicator['target']>): string =>
  value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;

function indicatorOf([id, { kind, parameters, target, due, isProvisional }]: readonly [
  string,
  WorkedIndicator,
]): unknown {
  const code = target === null ? 'N' : isProvisional === true ? 'G' : 'S';
  return {
    id,
    item: 0,
    name: { zh: id, en: id },
    provenance: target === null ? { code } : { code, quotation: '全部' },
    ...(target === null ? {} : { target: { comparator: target.comparator, value: stated(target) } }),
    due: { on: due },
    kind,
    parameters,
    attribution: 'owner-on-day',
    scope: { zh: '例', en: 'worked case' },
    reading: { id: 'worked', version: 1, text: { zh: '口径', en: 'reading' } },
    facts: ['unit.opened'],
  };
}

/** The plan file (JSON) that a worked case is measured under: its indicators, on an item of its own. */
export function workedPlan({ name, indicators }: Pick<WorkedCase, 'name' | 'indicators'>): string {
  return JSON.stringify({
    id: `case-${name}`,
    title: '要点',
    issuer: '团委',
    issuedOn: '2020-01-02',
    year: 2020,
    ...workedTerm,
    settings: { timeZone: 'Asia/Shanghai' },
    sections: [{ id: 'one', title: '一' }],
    items: [{ no: 0, title: '全部', text: '全部完成' }],
    indicators: Object.entries(indicators).map(indicatorOf),
  });
}
