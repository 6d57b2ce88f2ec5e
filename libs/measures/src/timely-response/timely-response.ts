import { type Assessment, component, type Question, type Slices } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { type Goal, standing } from '../target.js';
import { judge } from '../verdict.js';
import { checkTimelyResponse } from './timely-response.check.js';
import { compileTimelyResponse } from './timely-response.compile.js';
import { timelyResponseFold } from './timely-response.fold.js';
import { type TimelyResponseParameters, timelyResponseParameters } from './timely-response.schema.js';
import { timelyResponseRows } from './timely-response.sql.js';
import { timelyResponseWords } from './timely-response.words.js';

/**
 * Each trigger needs a response, within a limit if one is stated.
 *
 * With a limit the value is on time ÷ (on time + late + overdue): open cases stay out of both. Without one it is responded ÷
 * triggers, with the median of the days that responses took. Source: plan-catalogue 1.6.
 */
export const timelyResponse = {
  name: 'timely-response',
  version: 1,
  parameters: timelyResponseParameters,
  components: ['onTime', 'triggers', 'late', 'overdue', 'open', 'responded'],
  compile: compileTimelyResponse,
  check: checkTimelyResponse,
  sql: { rows: timelyResponseRows },
  fold: timelyResponseFold,
  assess,
  words: timelyResponseWords,
} as const satisfies MeasureKind<typeof timelyResponseParameters>;

function assess({ parameters, target, due, day, now, atDue }: Question<TimelyResponseParameters>): Assessment {
  const hasLimit = parameters.limit !== null;
  const share = (slices: Slices) => {
    if (!hasLimit) return { n: component(slices, 5), d: component(slices, 1) };
    const onTime = component(slices, 0);
    return { n: onTime, d: onTime + component(slices, 2) + component(slices, 3) };
  };
  const value = share(now);
  const [late, overdue, open] = [component(now, 2), component(now, 3), component(now, 4)];
  const common = {
    value,
    as: 'share',
    reason: null,
    valueAtDue: atDue === null ? null : share(atDue),
    // a duty that arises with each trigger is nowhere on a way: plan-catalogue 2.7 gives it no progress
    progress: null,
    counts: hasLimit ? { onTime: value.n, late, overdue, open } : { ...countsOfResponses(value, open), ...median(now) },
    parts: [],
  } as const;
  if (target === null) return { ...common, verdict: 'report-only' };
  const isBeyondRepair = hasLimit && asksForAll(target) && late + overdue > 0n;
  return {
    ...common,
    verdict: judge({ group: 'standing', due, day, now: standing(value, target), isBeyondRepair }),
  };
}

const countsOfResponses = ({ n, d }: { readonly n: bigint; readonly d: bigint }, open: bigint) => ({
  responded: n,
  triggers: d,
  open,
});

/** Whether no later case can make up for one that failed: 全部. A lower share may rise again. */
const asksForAll = ({ comparator, value }: Goal): boolean => comparator !== 'at-most' && value.n >= value.d;

/**
 * The lower median of the days that responses took: of four the second. Absent where there is none, or where it lies beyond
 * 366 days, which are not told apart.
 */
function median(now: Slices): { readonly medianDays?: bigint } {
  const taken = [...now.keys()]
    .filter((slice) => slice.startsWith('days:'))
    .map((slice) => ({ days: slice.slice('days:'.length), count: component(now, 5, slice) }));
  const total = taken.reduce((sum, { count }) => sum + count, 0n);
  const known = taken.filter(({ days }) => days !== '366+').sort((a, b) => Number(a.days) - Number(b.days));
  let passed = 0n;
  for (const { days, count } of known) {
    passed += count;
    if (total > 0n && 2n * passed >= total) return { medianDays: BigInt(days) };
  }
  return {};
}
