import type { Json, MeasureKind } from '../kind.js';
import { type RatioParameters, ratioParameters } from './ratio.schema.js';
import { checkRatio } from './ratio.check.js';
import { ratioState } from './ratio.sql.js';
import { ratioWords } from './ratio.words.js';

/**
 * Share of cases: numerator and denominator are counts of persons or cases, the numerator a subset of the denominator.
 *
 * A case is a subject that the denominator's facts put in scope; it owns one row [0, 1] from its day on and, once a fact
 * of the numerator fits, one row [1, 0] from that day on (never before its own). Source: plan-catalogue 1.3.
 */
export const ratio = {
  name: 'ratio',
  version: 1,
  parameters: ratioParameters,
  components: ['numerator', 'denominator'],
  group: 'share',
  inputs: ({ denominator, numerator }: RatioParameters) => [denominator.fact, numerator.fact],
  period: ({ period }: RatioParameters) => String(period),
  compile,
  check: checkRatio,
  words: ratioWords,
  sql: { state: ratioState },
} as const satisfies MeasureKind<typeof ratioParameters>;

/** The names the SQL looks up, and `matches`: a fact's values are in scope when they contain one of these maps. */
function compile({ subject, period, denominator, numerator }: RatioParameters): Json {
  let matches: readonly { readonly [value: string]: Json }[] = [
    denominator.period === undefined ? {} : { [denominator.period]: period },
  ];
  for (const [value, codes] of Object.entries(denominator.where)) {
    matches = matches.flatMap((match) => codes.map((one) => ({ ...match, [value]: one })));
  }
  return {
    subject,
    period: String(period),
    periodValue: denominator.period ?? null,
    markKind: denominator.fact,
    matches,
    owner: denominator.owner,
    markDay: denominator.from,
    linkKind: numerator.fact,
    elsewhere: numerator.elsewhere ?? null,
    isNotBefore: numerator.notBefore === 'denominator',
    linkDay: numerator.from,
  };
}
