import { amountOf } from '../fold/amount.js';
import { dateOf, type DayNumber, monthsLater } from '../fold/calendar.js';
import { asText, type FoldFact } from '../fold/fold-fact.js';
import type { FoldPoint } from '../fold/kind-fold.js';
import { type Dated, selecting, type Wanted } from '../fold/select.js';
import type { Condition } from './eligibility.schema.js';

/** How a decision stands to a condition. */
export type Judging = 'holds' | 'not-evidenced' | 'contradicted';

/** A decision, under the key that says whose evidence is looked at. */
export interface Decision extends Dated {
  readonly key: string;
}

/** What judges decisions by one condition. */
export function judgingOf(one: Condition, decision: Wanted, point: FoldPoint): (decided: Decision) => Judging {
  switch (one.kind) {
    case 'sum':
      return bySum(one, point);
    case 'exists': {
      const evidence = evidenceOf(one.selector, point);
      const passing = evidenceOf(one.selector, point, one.passing);
      return (decided) => judged(evidence(decided).length, passing(decided).length > 0);
    }
    case 'elapsed': {
      const evidence = evidenceOf(one.selector, point);
      return (decided) => {
        const days = evidence(decided).map(({ day }) => day);
        const since = Math.min(...days);
        return judged(days.length, days.length > 0 && decided.day >= later(since, one.atLeast));
      };
    }
    case 'unique':
      return byUniqueness(one.field, decision, point);
    case 'allotted':
      return byAllotment(one, point);
  }
}

const judged = (facts: number, holds: boolean): Judging =>
  holds ? 'holds' : facts === 0 ? 'not-evidenced' : 'contradicted';

const later = (day: DayNumber, span: { readonly months: number } | { readonly days: number }): DayNumber =>
  'months' in span ? monthsLater(day, span.months) : day + span.days;

/** Facts about the decision's key dated on or before it, of them those that say one of `passing`. */
function evidenceOf(
  wanted: Wanted,
  point: FoldPoint,
  passing: NonNullable<Wanted['where']> = {},
): (decided: Decision) => readonly Dated[] {
  const found = point.about(wanted.fact, wanted.by);
  const [select, pass] = [selecting(wanted), selecting({ ...wanted, where: passing })];
  return ({ key, day }) => {
    const facts = select(found.get(key)).filter((one) => one.day <= day);
    return Object.keys(passing).length === 0 ? facts : facts.filter(({ fact }) => pass([fact]).length > 0);
  };
}

/** The scale at which hours and other amounts are added up: as many decimals as a plan or a fact kind may write. */
const scale = 9;

function bySum(
  { any, amount, atLeast, within }: Extract<Condition, { kind: 'sum' }>,
  point: FoldPoint,
): (decided: Decision) => Judging {
  const sources = any.map((one) => evidenceOf(one, point));
  const needed = amountOf(atLeast, scale) ?? 0n;
  const isRecent = (day: DayNumber, decided: DayNumber): boolean => {
    if (within === null) return true;
    if (within === 'calendar-year') return dateOf(day).year === dateOf(decided).year;
    return monthsLater(day, within.months) >= decided;
  };
  return (decided) => {
    const facts = new Set<FoldFact>();
    for (const evidence of sources) {
      for (const { fact, day } of evidence(decided)) if (isRecent(day, decided.day)) facts.add(fact);
    }
    let total = 0n;
    for (const fact of facts) total += amountOf(fact.said(amount), scale) ?? 0n;
    return judged(facts.size, total >= needed);
  };
}

/** Both holders of a value fail, from the later of the two decisions on. */
function byUniqueness(field: string, decision: Wanted, point: FoldPoint): (decided: Decision) => Judging {
  const found = point.about(decision.fact, field);
  const select = selecting(decision);
  return ({ fact }) => {
    const value = asText(fact.said(field));
    if (value === undefined) return 'not-evidenced';
    const others = select(found.get(value)).filter((one) => one.fact.thing !== fact.thing && one.day <= point.day);
    return others.length === 0 ? 'holds' : 'contradicted';
  };
}

const wholeNumber = (fact: FoldFact, field: string): bigint | undefined => {
  const text = asText(fact.said(field)) ?? '';
  return /^\d+$/.test(text) ? BigInt(text) : undefined;
};

function byAllotment(
  { selector, holder, field, first, last }: Extract<Condition, { kind: 'allotted' }>,
  point: FoldPoint,
): (decided: Decision) => Judging {
  const found = point.about(selector.fact, selector.by);
  const select = selecting(selector);
  return ({ fact, day }) => {
    const holds = asText(fact.said(holder));
    if (holds === undefined || fact.said(field) === undefined) return 'not-evidenced';
    const ranges = select(found.get(holds)).filter((one) => one.day <= day);
    const number = wholeNumber(fact, field);
    const isCovered = ranges.some((one) => {
      const [from, to] = [wholeNumber(one.fact, first), wholeNumber(one.fact, last)];
      return number !== undefined && from !== undefined && to !== undefined && from <= number && number <= to;
    });
    return judged(ranges.length, isCovered);
  };
}
