import { type AssessedPart, type Assessment, component, type Question, type Slices } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { checkActivity } from './activity.check.js';
import { compileActivity } from './activity.compile.js';
import { activityFold } from './activity.fold.js';
import { type ActivityParameters, activityParameters, sliceOf } from './activity.schema.js';
import { activityRows } from './activity.sql.js';
import { activityWords } from './activity.words.js';

/**
 * Ongoing work with no number in the text: distinct things on record, their sums, the last day of one. Never attained: the answer says
 * only that work is on record. Source: plan-catalogue 1.12.
 */
export const activity = {
  name: 'activity',
  version: 1,
  parameters: activityParameters,
  components: ['events', 'sum1', 'sum2', 'sum3', 'sum4'],
  series: true,
  compile: compileActivity,
  check: checkActivity,
  sql: { rows: activityRows },
  fold: activityFold,
  assess,
  words: activityWords,
} as const satisfies MeasureKind<typeof activityParameters>;

function assess({ parameters: { facts, sum }, now, atDue }: Question<ActivityParameters>): Assessment {
  const total = (slices: Slices, k: number, of = ''): bigint =>
    facts.reduce((number, _, index) => number + component(slices, k, sliceOf(index) + of), 0n);
  const sums = sum.map(({ name, scale }, index) => ({ name, scale, n: total(now, index + 1) }));
  const kinds = facts.map(({ name, fact }, index): AssessedPart => {
    const slice = now.get(sliceOf(index));
    const value = { n: component(now, 0, sliceOf(index)), d: 1n };
    return { name: name ?? fact, value, state: null, day: slice?.last ?? null };
  });
  return {
    value: { n: total(now, 0), d: 1n },
    as: 'count',
    verdict: 'report-only',
    reason: null,
    valueAtDue: atDue === null ? null : { n: total(atDue, 0), d: 1n },
    progress: null,
    counts: {
      events: total(now, 0),
      joint: total(now, 0, '/joint'),
      // counts are whole; a sum with decimals is a part
      ...Object.fromEntries(sums.filter(({ scale }) => scale === 0).map(({ name, n }) => [name, n])),
    },
    parts: [
      ...kinds,
      ...sums.map(({ name, scale, n }) => ({ name, value: { n, d: 10n ** BigInt(scale) }, state: null, day: null })),
    ],
  };
}
