import { ratioParameters } from '@duibiao/measures';
import type { PublishedIndicator } from '../../http/answers.js';

/** What an indicator counts, in words: two lines for a share, the parameters as they stand for any other kind. */
export function definitionWords({ kind, parameters }: PublishedIndicator): string {
  const share = kind === 'ratio' ? ratioParameters.safeParse(parameters) : undefined;
  if (share?.success !== true) return `${kind}: ${JSON.stringify(parameters)}`;
  const { subject, period, denominator, numerator } = share.data;
  const where = Object.entries(denominator.where).map(([value, codes]) => `${value} ${codes.join(' or ')}`);
  const inPeriod = denominator.period === undefined ? [] : [`${denominator.period} ${period}`];
  const conditions = [...where, ...inPeriod].join(', ');
  const limits = [
    ...(numerator.elsewhere === undefined ? [] : [`whose ${numerator.elsewhere} lies outside that unit`]),
    ...(numerator.notBefore === undefined ? [] : [`not dated before the ${denominator.fact}`]),
  ];
  return [
    `denominator  every ${subject} with a ${denominator.fact}${conditions && ` (${conditions})`};`,
    `             counts for its ${denominator.owner}, from ${denominator.from} on`,
    `numerator    of these, every ${subject} with a ${numerator.fact}${limits.length > 0 ? ` ${limits.join(' and ')}` : ''};`,
    `             counts once, from ${numerator.from} on`,
  ].join('\n');
}
