/** A plan with the one indicator that the specs measure, 学社衔接率 of 2020 (catalogue, case 1). */
export const linkageParameters = {
  subject: 'member',
  period: 2020,
  denominator: {
    fact: 'graduate.marked',
    where: { mark: ['normal', 'mobile'] },
    period: 'year',
    owner: 'unit',
    from: 'occurredOn',
  },
  numerator: { fact: 'transfer.accepted', elsewhere: 'to', notBefore: 'denominator', from: 'occurredOn' },
} as const;

/** The plan file; `parameters` of each indicator besides the linkage are given by id. */
export function planText(others: Readonly<Record<string, unknown>> = {}): string {
  const indicator = (id: string, parameters: unknown): unknown => ({
    id,
    item: 0,
    name: { zh: '学社衔接率', en: 'Linkage' },
    provenance: { code: 'S', quotation: '不低于85%' },
    target: { comparator: 'at-least', value: '85 %' },
    due: { on: '2020-12-31', stated: '全年' },
    kind: 'ratio',
    parameters,
    attribution: 'origin-unit',
    scope: { zh: '毕业学生团员', en: 'graduate members' },
    reading: { id: 'linkage-2020', version: 1, text: { zh: '口径', en: 'reading' } },
    facts: ['graduate.marked', 'transfer.initiated', 'transfer.accepted', 'transfer.returned'],
  });
  return JSON.stringify({
    id: 'plan-2020',
    title: '要点',
    issuer: '团委',
    issuedOn: '2020-03-13',
    year: 2020,
    from: '2020-01-01',
    to: '2020-12-31',
    settings: { timeZone: 'Asia/Shanghai' },
    sections: [{ id: 'one', title: '一' }],
    items: [{ no: 0, title: '全年团员', text: '全年团员学社衔接率不低于85%' }],
    indicators: [
      indicator('dg34-linkage', linkageParameters),
      ...Object.entries(others).map(([id, p]) => indicator(id, p)),
    ],
  });
}
