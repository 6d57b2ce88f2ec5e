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
  'invalid-type': '格式不对',
  'invalid-format': '格式不对',
  'invalid-value': '不在可选范围内',
  'unknown-property': '这里没有这个项目',
  'no-change': '没有要变更的内容',
  closed: '这个单位已经撤销',
  circle: '不能是这个单位自己或它的下级',
  successors: '承接单位的个数与撤销方式不符',
  root: '最上级单位不能撤销',
  'same-key': '与要替换的是同一件事，请改用更正',
  'not-replaceable': '要替换的那一版不能替换',
  'before-first-entry': '这一时刻账本里还没有条目',
  'before-plan': '这一时刻计划还没有公布',
  future: '还没有到这一时刻',
  'not-published': '账本的这个位置没有公布过结果',
  'unknown-plan': '账本里没有这个计划',
  'unknown-version': '计划没有这一版',
  'unknown-reading': '计划里没有这个解读',
  'unknown-indicator': '计划里没有这个指标',
  'unknown-duty': '计划里没有这项应报事项',
  'unknown-period': '没有这一期',
  'unknown-level': '没有这一层级',
  'unknown-grouping': '没有这种分组',
};

/** A limit of a text, a list or a number; undefined where the fault is none. */
function limitText({ rule, message, legal = '' }: Fault): string | undefined {
  const [limit] = /-?[\d.]+$/.exec(legal) ?? [];
  if (limit === undefined || (rule !== 'too-small' && rule !== 'too-big')) return undefined;
  const isLeast = rule === 'too-small';
  const isText = message.includes('expected string');
  if (isText && isLeast && limit === '1') return '必须填写';
  if (isText) return isLeast ? `至少 ${limit} 个字` : `最多 ${limit} 个字`;
  if (message.includes('expected array')) return isLeast ? `至少 ${limit} 个` : `最多 ${limit} 个`;
  return isLeast ? `不能小于 ${limit}` : `不能大于 ${limit}`;
}

/** A fault in the reader's language; where there are no better words, those of the API are quoted. */
export const faultText = (fault: Fault, language: string): string =>
  language.startsWith('zh')
    ? (rules[fault.rule] ?? limitText(fault) ?? `不合规定（服务器原文：${fault.message}）`)
    : fault.message;
