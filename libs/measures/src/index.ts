export { type Definition, defineMeasure } from './definition.js';
export { displayFraction, displayPercent } from './display.js';
export { compareFractions, type Fraction } from './fraction.js';
export { findStrangeFacts, findStrangeFields, type KnownFields, type NamedField } from './fields.js';
export type { Json, KindSql, MeasureKind } from './kind.js';
export { daysBetween, elapsedShare, type Pace, paceOfShare } from './pace.js';
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
export type { Happening, PlainFact, WorkedCase } from './worked-case.js';
