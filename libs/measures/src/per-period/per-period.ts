import type { AssessedPart, Assessment, Question, Slices } from '../assessment.js';
import type { Fraction } from '../fraction.js';
import type { MeasureKind } from '../kind.js';
import { type Goal, standing } from '../target.js';
import { judge } from '../verdict.js';
import { checkPerPeriod } from './per-period.check.js';
import { compilePerPeriod } from './per-period.compile.js';
import { perPeriodFold } from './per-period.fold.js';
import { type PerPeriodParameters, perPeriodParameters } from './per-period.schema.js';
import { perPeriodRole, perPeriodRows } from './per-period.sql.js';
import { perPeriodWords } from './per-period.words.js';

/**
 * In each period a share of a roster has to take part. Every closed period is judged for itself; the value is the periods attained of
 * those closed. One that failed fails the whole at once: no later one repairs it. The sum over all periods is information.
 *
 * A case is a subject in a period. Source: plan-catalogue 1.5.
 */
export const perPeriod = {
  name: 'per-period',
  version: 1,
  parameters: perPeriodParameters,
  components: ['done', 'roster', 'done so far', 'roster so far', 'left'],
  compile: compilePerPeriod,
  check: checkPerPeriod,
  sql: { rows: perPeriodRows, role: perPeriodRole },
  fold: perPeriodFold,
  assess,
  words: perPeriodWords,
} as const satisfies MeasureKind<typeof perPeriodParameters>;

/** A period of one unit on one day. Closed with nobody on the roster, it is not applicable. */
interface Period {
  readonly name: string;
  readonly state: 'attained' | 'not-attained' | 'not-applicable' | 'open' | null;
  readonly value: Fraction;
}

function assess({ target, due, day, now, atDue }: Question<PerPeriodParameters>): Assessment {
  const periods = periodsOf(now, target);
  const closed = periods.filter(({ value, state }) => state !== 'open' && value.d > 0n);
  const failed = closed.filter(({ state }) => state === 'not-attained');
  const value = valueOf(periods, target);
  const nothing = closed.length === 0;
  return {
    value,
    as: 'share',
    verdict: judge({
      group: target === null ? 'report' : 'standing',
      due,
      day,
      now: nothing ? 'nothing-to-count' : failed.length > 0 ? 'fails' : 'holds',
      isBeyondRepair: failed.length > 0,
    }),
    reason: null,
    valueAtDue: atDue === null ? null : atDue === now ? value : valueOf(periodsOf(atDue, target), target),
    progress: target === null || nothing ? null : value,
    counts: {
      attained: BigInt(closed.filter(({ state }) => state === 'attained').length),
      closed: BigInt(closed.length),
      open: BigInt(periods.filter(({ state }) => state === 'open').length),
      done: sum(closed, 'n'),
      roster: sum(closed, 'd'),
    },
    parts: periods.map(({ name, value: share, state }): AssessedPart => ({ name, value: share, state, day: null })),
  };
}

/** Periods with anybody in the unit's subtree, by id; before its opening day a period has no sums yet. */
function periodsOf(slices: Slices, target: Goal | null): readonly Period[] {
  return [...slices]
    .flatMap(([name, { sums }]): Period[] => {
      const [done = 0n, roster = 0n, doneSoFar = 0n, rosterSoFar = 0n, left = 0n] = sums;
      if (rosterSoFar > 0n) return [{ name, state: 'open', value: { n: doneSoFar, d: rosterSoFar } }];
      if (roster === 0n && left === 0n) return [];
      const value = { n: done, d: roster };
      return [{ name, state: target === null ? null : stateOf(value, target), value }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const stateOf = (value: Fraction, target: Goal): Period['state'] =>
  (({ holds: 'attained', fails: 'not-attained', 'nothing-to-count': 'not-applicable' }) as const)[
    standing(value, target)
  ];

/** Periods attained ÷ closed; where nothing says what attains one, all who took part ÷ all on a roster. */
function valueOf(periods: readonly Period[], target: Goal | null): Fraction {
  const closed = periods.filter(({ value, state }) => state !== 'open' && value.d > 0n);
  if (target === null) return { n: sum(closed, 'n'), d: sum(closed, 'd') };
  return { n: BigInt(closed.filter(({ state }) => state === 'attained').length), d: BigInt(closed.length) };
}

const sum = (periods: readonly Period[], of: keyof Fraction): bigint =>
  periods.reduce((total, { value }) => total + value[of], 0n);
