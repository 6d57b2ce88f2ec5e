import { expect, it } from 'vitest';
import { faultText } from './fault-text.js';

/** A limit, as the API says it. */
const limit = (rule: string, of: string, legal: string) => ({
  pointer: '/x',
  rule,
  message: `/x: ${rule === 'too-small' ? 'Too small' : 'Too big'}: expected ${of} to have another size`,
  legal,
});

it.each([
  ['too-small', 'string', 'at least 1', '必须填写'],
  ['too-small', 'string', 'at least 8', '至少 8 个字'],
  ['too-big', 'string', 'at most 64', '最多 64 个字'],
  ['too-big', 'array', 'at most 1000', '最多 1000 个'],
  ['too-small', 'number', 'at least 1', '不能小于 1'],
  ['too-big', 'number', 'at most -0.5', '不能大于 -0.5'],
])('tells %s of a %s (%s) in Chinese', (rule, of, legal, text) => {
  expect(faultText(limit(rule, of, legal), 'zh')).toBe(text);
});

it('quotes the API where there are no words, and always in English', () => {
  const fault = { pointer: '', rule: 'strange', message: 'that is strange' };
  expect(faultText(fault, 'zh')).toBe('不合规定（服务器原文：that is strange）');
  expect(faultText(fault, 'en')).toBe('that is strange');
});
