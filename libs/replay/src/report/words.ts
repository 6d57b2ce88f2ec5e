import { displayValue } from '@duibiao/measures';
import type { Words } from '@duibiao/plan';
import type { Cause } from '../compare/cause.js';
import type { Aspect } from '../compare/stages.js';

/** What causes are called. */
export const causeWords: Readonly<Record<Cause, Words>> = {
  void: { zh: '作废', en: 'void' },
  correction: { zh: '更正', en: 'correction' },
  'late-arrival': { zh: '迟报', en: 'late arrival' },
  review: { zh: '审核', en: 'review' },
  reorganisation: { zh: '组织变动', en: 'reorganisation' },
  day: { zh: '日期推移', en: 'another day' },
  amendment: { zh: '计划修订', en: 'amendment' },
  reading: { zh: '读法', en: 'reading' },
  defect: { zh: '不明差异（缺陷）', en: 'DEFECT: no cause in the ledger' },
};

export const aspectWords: Readonly<Record<Aspect, Words>> = {
  indicator: { zh: '增删指标', en: 'only one version has the indicator' },
  parameters: { zh: '计量参数', en: 'parameters' },
  target: { zh: '目标', en: 'target' },
  due: { zh: '期限', en: 'due day' },
  recorded: { zh: '其后登记', en: 'recorded since' },
  tree: { zh: '按另一组织树', en: 'another tree asked for' },
};

/** What an event does to a fact. */
export const eventWords: Readonly<Record<string, string>> = {
  'fact-recorded': '登记 recorded',
  'fact-corrected': '更正 corrected',
  'fact-voided': '作废 voided',
  'submission-reviewed': '审核 reviewed',
};

/** `171/200 = 85.50 %`, a quantity as it is, `—` where there is no number. `text` is `n/d`. */
export function valueText(text: string | null, as: 'share' | 'count'): string {
  if (text === null) return '—';
  const [n = '0', d = '1'] = text.split('/');
  const shown = displayValue({ value: { n: BigInt(n), d: BigInt(d) }, as });
  return as === 'share' ? `${text}${shown === null ? '' : ` = ${shown}`}` : (shown ?? text);
}

/** How much a fraction changed: `−7/0`, of whole numbers `−7`; undefined where either is none. */
export function changeText(from: string | null, to: string | null): string | undefined {
  if (from === null || to === null) return undefined;
  const [n0 = '0', d0 = '1'] = from.split('/');
  const [n1 = '0', d1 = '1'] = to.split('/');
  const signed = (number: bigint): string => (number > 0n ? `+${number}` : number < 0n ? `−${-number}` : '0');
  const [n, d] = [signed(BigInt(n1) - BigInt(n0)), signed(BigInt(d1) - BigInt(d0))];
  return d === '0' ? n : `${n}/${d}`;
}
