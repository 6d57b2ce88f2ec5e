import type { KindWords } from '../kind.js';
import { joined, keyWords, type Names, namesAsFiled } from '../names.js';
import { ownerWords, selectorWords, whereWords } from '../selector-words.js';
import type { Condition, EligibilityParameters } from './eligibility.schema.js';

/** The definition in words, one condition a line, with the readings taken. */
export function eligibilityWords(
  { case: decision, owner, conditions }: EligibilityParameters,
  names: Names = namesAsFiled,
): KindWords {
  const all = conditions.map((one) => ({ name: one.name, ...wordsOf(one, decision.fact, names) }));
  const { zh, en } = selectorWords(decision, names);
  const day = names.field(decision.day, decision.fact);
  const unit = ownerWords(
    owner === null ? keyWords(names, decision.by, decision.fact) : names.field(owner, decision.fact),
  );
  return {
    zh: [
      `每一项${zh}须同时符合下列条件，只看日期不晚于其${day.zh}的事实；${unit.zh}`,
      ...all.map((one) => `${one.name}：${one.zh}`),
    ].join('\n'),
    en: [
      `every ${en} has to satisfy all of these, by facts dated up to its ${day.en}; ${unit.en}`,
      ...all.map((one) => `${one.name}: ${one.en}`),
    ].join('\n'),
  };
}

/** `decided`: the kind of the decision, of which the fields are that a condition names by itself. */
function wordsOf(one: Condition, decided: string, names: Names): KindWords {
  switch (one.kind) {
    case 'sum': {
      const { zh, en } = joined(
        one.any.map((each) => selectorWords(each, names)),
        { zh: '与', en: ' and ' },
      );
      const amount = names.field(one.amount, ...one.any.map(({ fact }) => fact));
      const within = window(one.within);
      return {
        zh: `${zh}的${amount.zh}合计不少于${one.atLeast}${within.zh}`,
        en: `the ${amount.en} of ${en} come to at least ${one.atLeast}${within.en}`,
      };
    }
    case 'exists': {
      const { zh, en } = selectorWords(one.selector, names);
      const passing = whereWords(one.selector.fact, one.passing, names);
      return {
        zh: `有${zh}${passing.map((each) => `，${each.zh}`).join('')}`,
        en: `there is ${en}${passing.map((each) => `, ${each.en}`).join('')}`,
      };
    }
    case 'elapsed': {
      const { zh, en } = selectorWords(one.selector, names);
      const span = spanWords(one.atLeast);
      return { zh: `距最早的${zh}满${span.zh}`, en: `${span.en} have passed since the first ${en}` };
    }
    case 'unique': {
      const { zh, en } = names.field(one.field, decided);
      return { zh: `${zh}已填且不与他人重复`, en: `it has a ${en} that no other has` };
    }
    case 'allotted': {
      const { zh, en } = selectorWords(one.selector, names);
      const [field, holder] = [names.field(one.field, decided), names.field(one.holder, decided)];
      const [first, last] = [names.field(one.first, one.selector.fact), names.field(one.last, one.selector.fact)];
      return {
        zh: `${field.zh}在其${holder.zh}的${zh}所列${first.zh}至${last.zh}之内`,
        en: `its ${field.en} lies from the ${first.en} to the ${last.en} of ${en} for the ${holder.en}`,
      };
    }
  }
}

function spanWords(span: Extract<Condition, { kind: 'elapsed' }>['atLeast']): KindWords {
  if ('days' in span) return { zh: `${span.days}天`, en: `${span.days} days` };
  return {
    zh: `${span.months}个月（到对应日，无对应日的到月末）`,
    en: `${span.months} calendar months (cut to the month's end)`,
  };
}

function window(within: Extract<Condition, { kind: 'sum' }>['within']): KindWords {
  if (within === null) return { zh: '', en: '' };
  if (within === 'calendar-year') return { zh: '（决定当年内）', en: ' (in the calendar year of the decision)' };
  return { zh: `（决定前${within.months}个月内）`, en: ` (in the ${within.months} months before the decision)` };
}
