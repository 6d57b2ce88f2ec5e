export {
  type AssessedPart,
  type Assessment,
  component,
  type Question,
  shareOf,
  type Slices,
  type SliceSums,
} from './assessment.js';
export { workedCases } from './cases.js';
export { assessIndicator } from './assess.js';
export { type Definition, defineMeasure, type Input } from './definition.js';
export { numberOf } from './number.sql.js';
export { type Explained, explainIndicator } from './explained.js';
export { displayFraction, displayPercent, displayValue } from './display.js';
export { compareFractions, type Fraction } from './fraction.js';
export { findStrangeFacts, findStrangeFields, findStrangeKeys, type KnownFacts, type NamedField } from './fields.js';
export { dayNumber, dayText, type DayNumber } from './fold/calendar.js';
export { asText, type FoldFact, type Said, textOf } from './fold/fold-fact.js';
export type { FoldPoint, KindFold, Read, Tally } from './fold/kind-fold.js';
export type { Json } from './json.js';
export type { Compiled, KindSql, KindWords, MeasureKind } from './kind.js';
export { type Names, namesAsFiled, namesByLabel } from './names.js';
export { daysBetween, elapsedShare, type Pace, paceOf, progressOfShare } from './pace.js';
export { type KindName, measureKinds, measureWords, parameterChecks, parameterSchemas } from './registry.js';
export { linkageCase } from './ratio/linkage.case.js';
export { type RatioParameters, ratioParameters } from './ratio/ratio.schema.js';
export { type Goal, type Standing, standing } from './target.js';
export {
  type DueGroup,
  judge,
  type Judgement,
  type NotEvaluableReason,
  notEvaluableReasons,
  type VerdictWord,
  verdictWords,
} from './verdict.js';
export {
  type Happening,
  type PlainFact,
  unitsOfCase,
  type WorkedCase,
  type WorkedIndicator,
  type WorkedResult,
  workedTerm,
} from './worked-case.js';
export { answerTo } from './worked-check.js';
export { workedPlan } from './worked-plan.js';
