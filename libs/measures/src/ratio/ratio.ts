import { type Assessment, component, type Question, shareOf } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { assessShare } from '../share.js';
import { checkRatio } from './ratio.check.js';
import { compileRatio } from './ratio.compile.js';
import { ratioFold } from './ratio.fold.js';
import { type RatioParameters, ratioParameters } from './ratio.schema.js';
import { ratioRole, ratioRows } from './ratio.sql.js';
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
  compile: compileRatio,
  check: checkRatio,
  words: ratioWords,
  sql: { rows: ratioRows, role: ratioRole },
  fold: ratioFold,
  assess,
} as const satisfies MeasureKind<typeof ratioParameters>;

function assess(question: Question<RatioParameters>): Assessment {
  const { now, atDue } = question;
  return assessShare(question, {
    value: shareOf(now),
    atDue: atDue === null ? null : shareOf(atDue),
    counts: { numerator: component(now, 0), denominator: component(now, 1) },
  });
}
