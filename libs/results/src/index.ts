export { compareResults, countVerdicts, type ResultDifference } from './compare.js';
export { resultIndicators, type ResultIndicator, resultLines, resultOf, type ResultSums } from './lines.js';
export {
  type Basis,
  compareKeys,
  ENGINE,
  type Result,
  type ResultHead,
  type ResultKey,
  type ResultLine,
  type ResultPart,
} from './result.js';
export { readResult, resultMediaType, writeResult, type WrittenResult } from './text.js';
