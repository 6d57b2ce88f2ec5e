import { type DayNumber, dayNumber } from '../fold/calendar.js';
import { textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { byDay, byLatest, firstBy, readOf, selecting, together } from '../fold/select.js';
import { readsOfSpans, type Span, spansOf, standsOn } from '../fold/spans.js';
import type { PerPeriodParameters } from './per-period.schema.js';

type Parameters = PerPeriodParameters;

/** The last day of a period, and its first. */
interface Held {
  readonly period: string;
  readonly opens: DayNumber;
  readonly closes: DayNumber;
}

const done = [1n, 1n];
const notDone = [0n, 1n];
const doneSoFar = [0n, 0n, 1n, 1n];
const openSoFar = [0n, 0n, 0n, 1n];
const leftBefore = [0n, 0n, 0n, 0n, 1n];

/** The periods that were held, or are, and close within the window. A fact that ends one overrides its planned last day. */
function periodsOf({ periods, window }: Parameters, point: FoldPoint): readonly Held[] {
  const { ended, closes: planned } = periods;
  const select = selecting(periods);
  const ends = ended === undefined ? undefined : { found: point.about(ended.fact, ended.by), select: selecting(ended) };
  const first = window.from === undefined ? -Infinity : dayNumber(window.from);
  const last = window.to === undefined ? Infinity : dayNumber(window.to);
  return [...point.about(periods.fact, periods.by)].flatMap(([period, facts]): Held[] => {
    const opened = firstBy(select(facts), byDay);
    if (opened === undefined) return [];
    const match = ended?.match ?? [];
    const own = together(opened.fact, match);
    const closings = ends?.select(ends.found.get(period)).filter(({ fact }) => together(fact, match) === own) ?? [];
    const closes = firstBy(closings, byDay)?.day ?? opened.fact.day(planned);
    if (closes === undefined || closes < opened.day || closes < first || closes > last) return [];
    return [{ period, opens: opened.day, closes }];
  });
}

/**
 * R(p) = in role on the opening day and still on the closing day; D(p) ⊆ R(p) with completion ≤ closing (plan-catalogue 1.5). While a period is open,
 * who is still on its roster, and who of them is done so far.
 */
export const perPeriodFold: KindFold<Parameters> = {
  reads: ({ periods, roster, done: wanted }) => [
    ...readsOfSpans(periods, periods.closes),
    ...readsOfSpans(roster, roster.owner),
    ...wanted.map((one) => readOf(one)),
  ],
  measure(parameters, point, tally) {
    const { roster } = parameters;
    const held = periodsOf(parameters, point).filter(({ opens }) => opens <= point.day);
    const found = parameters.done.map((one) => ({ found: point.about(one.fact, one.by), select: selecting(one) }));
    const rolesOf = spansOf(point, roster);
    for (const subject of point.about(roster.fact, roster.by).keys()) {
      const roles = rolesOf(subject);
      for (const { period, opens, closes } of roles.length === 0 ? [] : held) {
        const on = Math.min(point.day, closes);
        const atOpening = roles.filter((role) => standsOn(role, opens));
        if (atOpening.length === 0) continue;
        const units = new Set(atOpening.map((role) => textOf(role.fact, roster.owner)));
        const still = lastUnit(
          roles.filter((role) => standsOn(role, on) && units.has(textOf(role.fact, roster.owner))),
          roster.owner,
        );
        const isDone = found.some((one) =>
          one.select(one.found.get(`${subject}@${period}`)).some(({ day }) => day <= on),
        );
        const isClosed = on === closes;
        if (still !== undefined) {
          tally.sum(still, period, isClosed ? (isDone ? done : notDone) : isDone ? doneSoFar : openSoFar);
        } else if (isClosed) {
          const before = lastUnit(atOpening, roster.owner);
          if (before !== undefined) tally.sum(before, period, leftBefore);
        }
      }
    }
  },
};

/** Of several units the one entered last. */
function lastUnit(roles: readonly Span[], owner: string): string | undefined {
  const last = firstBy(roles, byLatest);
  return last === undefined ? undefined : textOf(last.fact, owner);
}
