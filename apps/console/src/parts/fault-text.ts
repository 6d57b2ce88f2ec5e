import type { Fault } from '../api/problem.js';

/** What the API's rules say, in Chinese; what is legal stands beside the field anyhow. The API itself speaks English. */
const rules: Readonly<Record<string, string>> = {
  missing: '必须填写',
  'out-of-range': '超出允许的范围',
  'wrong-type': '格式不对',
  'illegal-character': '含有不允许的字符',
  'unknown-code': '不在可选范围内',
  'no-such-day': '没有这一天',
  'before-other-day': '不能早于所依据的日期',
  twice: '与前面填的重复',
  'unknown-unit': '账本里没有这个单位',
  'unit-type': '这一类单位不能填在这里',
  'unit-id': '不能作新单位的编号（可能已被占用）',
  'thing-id': '不能作编号或简称',
  'unknown-subject': '没有这个人员编号',
  'unknown-field': '这一类没有这个项目',
  'unknown-kind': '账本里没有这一类',
  duplicate: '本单位已经记录过这件事',
  'not-yours': '不在填报单位的范围内，不能由它填报',
  role: '您的角色不能填报这一类',
  'mixed-roles': '不同角色填报的内容不能放在一次报送里',
  'key-changed': '识别这件事的内容不能更正',
  'not-unset': '必填项不能清空',
  'not-voidable': '这一类不能作废',
  'entry-too-large': '内容太长，一条放不下',
  'too-big': '太长',
  'too-small': '必须填写',
};

/** A fault in the reader's language; in the API's own words where there are no better ones. */
export const faultText = ({ rule, message }: Fault, language: string): string =>
  language.startsWith('zh') ? (rules[rule] ?? message) : message;
