import { type AssessedPart, type Assessment, component, type Question, shareOf, type Slices } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { assessShare } from '../share.js';
import { checkCoverage } from './coverage.check.js';
import { compileCoverage } from './coverage.compile.js';
import { coverageFold } from './coverage.fold.js';
import { type CoverageParameters, coverageParameters, nameOf } from './coverage.schema.js';
import { coverageRows } from './coverage.sql.js';
import { coverageWords } from './coverage.words.js';

/**
 * Share of a frame of units or register entries that satisfy a predicate on the day; judged on the due day, made up late.
 *
 * A case is an entry: in the union of several frames it is one. The numbers of a higher unit are recounted over the entries
 * below it, never a mean of shares. Source: plan-catalogue 1.2.
 */
export const coverage = {
  name: 'coverage',
  version: 1,
  parameters: coverageParameters,
  components: ['satisfied', 'frame', 'noData', 'satisfiedCondition'],
  compile: compileCoverage,
  check: checkCoverage,
  sql: { rows: coverageRows },
  fold: coverageFold,
  assess,
  words: coverageWords,
} as const satisfies MeasureKind<typeof coverageParameters>;

function assess(question: Question<CoverageParameters>): Assessment {
  const { parameters, now, atDue } = question;
  const value = shareOf(now);
  return assessShare(question, {
    value,
    atDue: atDue === null ? null : shareOf(atDue),
    counts: { satisfied: value.n, frame: value.d, noData: component(now, 2), notSatisfied: value.d - value.n },
    parts: conditionParts(parameters, now),
    awaits: parameters.awaits,
  });
}

/** How many of the frame satisfy each condition; none where there is only one, which is the value itself. */
function conditionParts({ predicate: { all } }: CoverageParameters, now: Slices): readonly AssessedPart[] {
  if (all.length === 1) return [];
  return all.map(({ name }, at) => ({
    name: nameOf(name, at),
    value: { n: component(now, 3, `condition:${nameOf(name, at)}`), d: component(now, 1) },
    state: null,
    day: null,
  }));
}
