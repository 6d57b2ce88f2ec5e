import { type Assessment, component, type Question, shareOf, type Slices } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { assessShare } from '../share.js';
import { checkPerSubjectMin } from './per-subject-min.check.js';
import { compilePerSubjectMin } from './per-subject-min.compile.js';
import { perSubjectMinFold } from './per-subject-min.fold.js';
import { type PerSubjectMinParameters, perSubjectMinParameters } from './per-subject-min.schema.js';
import { perSubjectMinRole, perSubjectMinRows } from './per-subject-min.sql.js';
import { perSubjectMinWords } from './per-subject-min.words.js';

/**
 * Every subject of a roster has to reach a minimum, of each of several counts; the value is the share that does. A surplus of one
 * never pays for another, nor one count for the other.
 *
 * A case is a subject; beside them a post is one, which counts while it is vacant. Source: plan-catalogue 1.4.
 */
export const perSubjectMin = {
  name: 'per-subject-min',
  version: 1,
  parameters: perSubjectMinParameters,
  components: ['met', 'roster', 'counted', 'required', 'late', 'vacant'],
  compile: compilePerSubjectMin,
  check: checkPerSubjectMin,
  sql: { rows: perSubjectMinRows, role: perSubjectMinRole },
  fold: perSubjectMinFold,
  assess,
  words: perSubjectMinWords,
} as const satisfies MeasureKind<typeof perSubjectMinParameters>;

function assess(question: Question<PerSubjectMinParameters>): Assessment {
  const { parameters, now, atDue } = question;
  const [counted, required] = [component(now, 2), component(now, 3)];
  return assessShare(question, {
    value: shareOf(now),
    atDue: atDue === null ? null : shareOf(atDue),
    counts: countsOf(now),
    progress: required === 0n ? null : { n: counted, d: required },
    awaits: parameters.awaits,
  });
}

/** `shortfall` is what is missing to every minimum: a surplus elsewhere is in neither sum. */
function countsOf(now: Slices): Readonly<Record<string, bigint>> {
  const [counted, required] = [component(now, 2), component(now, 3)];
  return {
    met: component(now, 0),
    roster: component(now, 1),
    shortfall: required - counted,
    counted,
    required,
    late: component(now, 4),
    vacant: component(now, 5),
  };
}
