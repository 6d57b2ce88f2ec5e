import { type AssessedPart, type Assessment, component, type Question, type Slices } from '../assessment.js';
import type { MeasureKind } from '../kind.js';
import { standing } from '../target.js';
import { judge, type VerdictWord } from '../verdict.js';
import { checkMilestone } from './milestone.check.js';
import { compileMilestone } from './milestone.compile.js';
import { milestoneFold } from './milestone.fold.js';
import { type MilestoneParameters, milestoneParameters, partsOf } from './milestone.schema.js';
import { milestoneRows } from './milestone.sql.js';
import { milestoneWords } from './milestone.words.js';

/**
 * A named deliverable exists by a day: parts done k of n, on t*, the latest of the days on which its parts were first done.
 *
 * A case is what a fact is about; its facts count in the slice of their part, for their owner alone. Reading taken: the plan asks it of the unit
 * that issues it, and of another only once that has done a part; else nothing is to count there (2.6). Source: plan-catalogue 1.1.
 */
export const milestone = {
  name: 'milestone',
  version: 1,
  parameters: milestoneParameters,
  components: ['facts'],
  series: true,
  compile: compileMilestone,
  check: checkMilestone,
  sql: { rows: milestoneRows },
  fold: milestoneFold,
  assess,
  words: milestoneWords,
} as const satisfies MeasureKind<typeof milestoneParameters>;

function assess({
  parameters,
  target,
  due,
  day,
  now,
  atDue,
  isIssuer = true,
}: Question<MilestoneParameters>): Assessment {
  const names = [...new Set(partsOf(parameters).map(({ name }) => name))];
  const done = (slices: Slices): bigint => BigInt(names.filter((name) => component(slices, 0, name) > 0n).length);
  const shareDone = (slices: Slices): { n: bigint; d: bigint } => ({ n: done(slices), d: BigInt(names.length) });
  const value = shareDone(now);
  const common = {
    value,
    as: 'share',
    reason: null,
    valueAtDue: atDue === null ? null : shareDone(atDue),
    counts: { reached: value.n, parts: value.d },
    parts: [...partStates(names, now), ...statements(now)],
  } as const;
  if (target === null) return { ...common, verdict: 'report-only', progress: null };
  const isAsked = isIssuer || [now, atDue ?? now].some((one) => done(one) > 0n || setAside(one) !== undefined);
  if (!isAsked)
    return { ...common, value: null, valueAtDue: null, verdict: 'not-applicable', progress: null, parts: [] };
  const reached = judge({
    group: 'floor',
    due,
    day,
    now: standing(value, target),
    atDue: atDue === null ? undefined : standing(shareDone(atDue), target),
  });
  const verdict = reached === 'pending' || reached === 'missed' ? (setAside(atDue ?? now) ?? reached) : reached;
  return { ...common, verdict, progress: verdict === 'cancelled' || verdict === 'postponed' ? null : value };
}

/** Each part with the day on which it was done, and `all`: its day is t*, there once no part is missing. */
function partStates(names: readonly string[], now: Slices): readonly AssessedPart[] {
  const days = names.map((name) => now.get(name)?.first ?? null);
  const each = names.map((name, index) => partState(name, days[index] === null ? 0n : 1n, 1n, days[index] ?? null));
  const known = days.filter((one) => one !== null).sort();
  const last = known.length === names.length ? (known.at(-1) ?? null) : null;
  return [...each, partState('all', BigInt(known.length), BigInt(names.length), last)];
}

const partState = (name: string, n: bigint, d: bigint, day: string | null): AssessedPart => ({
  name,
  value: { n, d },
  state: n === d ? 'reached' : 'missing',
  day,
});

const asides = ['cancelled', 'postponed'] as const;

/** What the issuer's documents say up to the day, beside the parts. */
const statements = (now: Slices): readonly AssessedPart[] =>
  asides
    .filter((word) => component(now, 0, word) > 0n)
    .map((word) => ({ name: word, value: { n: 1n, d: 1n }, state: word, day: now.get(word)?.first ?? null }));

/** Cancelled outweighs postponed, whichever came first. */
const setAside = (byDue: Slices): VerdictWord | undefined => asides.find((word) => component(byDue, 0, word) > 0n);
