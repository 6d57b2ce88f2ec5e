import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { fractionText, hundredths, paceText, valueText } from './number-text.js';

const t = ((_key: string, { progress, elapsed, difference }: Record<string, string>) =>
  `${progress}|${elapsed}|${difference}`) as unknown as TFunction;

describe('pace', () => {
  it.each([
    ['42', '58', '42|58|−16'],
    ['99.51', '91.80', '99.51|91.8|+7.71'],
    ['100.00 %', '100.00 %', '100|100|0'],
    ['0.05', '0.10', '0.05|0.1|−0.05'],
  ])('says progress %s beside time %s with their exact difference', (progress, elapsed, said) => {
    expect(paceText(t, { progress, elapsed, behind: false })).toBe(said);
  });

  it('reads percents of any size exactly', () => {
    expect(hundredths('123456789012345678.91')).toBe(12345678901234567891n);
    expect(hundredths('−0.5')).toBe(-50n);
  });
});

describe('a value', () => {
  const share = { numerator: '5535', denominator: '6543', percent: '84.59', text: '84.59 %' };

  it('is a percent where it is a share, with its fraction beside', () => {
    expect(valueText(share, 'coverage')).toBe('84.59 %');
    expect(fractionText(share)).toBe('5535/6543');
  });

  it('is a quantity as it is, and of a deliverable the parts that are done', () => {
    const quantity = { numerator: '4', denominator: '1', percent: null, text: '4' };
    expect(valueText(quantity, 'cumulative-quota')).toBe('4');
    expect(fractionText(quantity)).toBeUndefined();
    expect(valueText({ ...share, numerator: '2', denominator: '3' }, 'milestone')).toBe('2/3');
  });

  it('is a dash where there is none', () => expect(valueText(null, 'ratio')).toBe('—'));
});
