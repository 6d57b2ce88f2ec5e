import { expect, it } from 'vitest';
import type { FactKind } from '../api/types.js';
import { fieldText, fieldTexts } from './fact-fields.js';

const name = (zh: string, en: string) => ({ zh, en });
const kind = {
  kind: 'transfer.accepted',
  refs: [
    { field: 'subject', name: name('人员', 'person') },
    { field: 'to', name: name('接收单位', 'receiving unit') },
  ],
  days: [{ field: 'occurredOn', name: name('日期', 'day') }],
  values: [
    {
      field: 'mark',
      name: name('标记', 'mark'),
      type: 'code',
      codes: [{ code: 'mobile', name: name('流动', 'mobile') }],
    },
    { field: 'note', name: name('说明', 'note'), type: 'text' },
    { field: 'online', name: name('线上', 'online'), type: 'boolean' },
  ],
} as unknown as FactKind;
const speech = {
  language: 'zh',
  unitName: (id: string) => ({ 'dg.town.01': '莞城街道' })[id],
  elsewhere: '另存',
  erased: '已抹除',
  yes: '是',
  no: '否',
};
const line = (one: { readonly name: string; readonly text: string }): string => `${one.name} ${one.text}`;

it('reads fields by the names of their kind, in its order, units and codes by theirs', () => {
  const fact = {
    refs: { to: ['dg.town.01', 'elsewhere'], subject: 'sub-1' },
    days: { occurredOn: '2020-06-30' },
    values: { mark: 'mobile', note: { sha256: 'ab' }, old: true },
  };
  expect(fieldTexts(kind, fact, speech).map(line)).toEqual([
    '人员 sub-1',
    '接收单位 莞城街道、elsewhere',
    '日期 2020-06-30',
    '标记 流动',
    '说明 另存',
    'old 是',
  ]);
});

it('shows what it does not know as it stands, marks of direction written out, and says what was erased', () => {
  const fact = { refs: {}, days: {}, values: { mark: 'strange\u202e', note: null } };
  expect(fieldTexts(kind, fact, speech).map(line)).toEqual(['标记 strange\\u202e', '说明 已抹除']);
  expect(fieldTexts(undefined, fact, { ...speech, language: 'en' }).map(line)).toEqual([
    'mark strange\\u202e',
    'note 已抹除',
  ]);
});

it('reads what was typed as what is recorded', () => {
  expect(fieldText(kind, 'values', 'online', 'false', speech)).toBe('否');
  expect(fieldText(kind, 'values', 'mark', 'mobile', speech)).toBe('流动');
  expect(fieldText(kind, 'values', 'mark', '', speech)).toBe('');
  expect(fieldText(kind, 'refs', 'to', 'dg.town.01', speech)).toBe('莞城街道');
});
