import { type DayNumber, monthsLater } from '../fold/calendar.js';
import { textOf } from '../fold/fold-fact.js';
import type { KindFold } from '../fold/kind-fold.js';
import { type Dated, readOf, selecting, together } from '../fold/select.js';
import type { TimelyResponseParameters } from './timely-response.schema.js';

type Parameters = TimelyResponseParameters;

const onTime = [1n, 1n, 0n, 0n, 0n, 1n];
const late = [0n, 1n, 1n, 0n, 0n, 1n];
const overdue = [0n, 1n, 0n, 1n];
const open = [0n, 1n, 0n, 0n, 1n];
const taken = [0n, 0n, 0n, 0n, 0n, 1n];

const responsesOf = ({ response }: Parameters) => (Array.isArray(response) ? response : [response]);

/** The last day of the limit, that day included; Infinity where there is none. */
function lastDay(limit: Parameters['limit'], from: DayNumber): DayNumber {
  if (limit === null) return Infinity;
  return 'months' in limit ? monthsLater(from, limit.months) : from + limit.days;
}

/**
 * on-time, late, overdue, open as plan-catalogue 1.6 has them. A trigger takes the first response of its match from its own day on; the
 * first of a match also an earlier one, where these count.
 */
export const timelyResponseFold: KindFold<Parameters> = {
  reads(parameters) {
    const { trigger, owner, match } = parameters;
    return [readOf(trigger, owner, ...match), ...responsesOf(parameters).map((one) => readOf(one, ...match))];
  },
  measure(parameters, point, tally) {
    const { trigger, owner, match, limit, early } = parameters;
    const responses = responsesOf(parameters).map((one) => ({
      found: point.about(one.fact, one.by),
      select: selecting(one),
    }));
    const triggersOf = selecting(trigger);
    for (const [key, facts] of point.about(trigger.fact, trigger.by)) {
      const triggers = triggersOf(facts);
      if (!triggers.some(({ day }) => day <= point.day)) continue;
      const answers = responses.flatMap(({ found, select }) => select(found.get(key)));
      for (const one of triggers) {
        const unit = owner === null ? key : textOf(one.fact, owner);
        if (unit === undefined || one.day > point.day) continue;
        const responded = respondedOn(one, triggers, answers, match, early === 'counts');
        const last = lastDay(limit, one.day);
        if (responded > point.day) {
          tally.sum(unit, '', point.day <= last ? open : overdue);
          continue;
        }
        tally.sum(unit, '', responded <= last ? onTime : late);
        if (limit !== null) continue;
        const days = responded - one.day;
        tally.sum(unit, `days:${days > 366 ? '366+' : days}`, taken);
      }
    }
  },
};

/** The day of the response to a trigger; Infinity where there is none. */
function respondedOn(
  trigger: Dated,
  triggers: readonly Dated[],
  answers: readonly Dated[],
  match: readonly string[],
  doesEarlyCount: boolean,
): DayNumber {
  const text = together(trigger.fact, match);
  const alike = answers.filter(({ fact }) => together(fact, match) === text);
  const isFirst = triggers.every(({ fact, day }) => day >= trigger.day || together(fact, match) !== text);
  if (isFirst && doesEarlyCount && alike.some(({ day }) => day < trigger.day)) return trigger.day;
  return alike.reduce((first, { day }) => (day >= trigger.day && day < first ? day : first), Infinity);
}
