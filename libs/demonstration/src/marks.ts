import { isoDay } from './calendar.js';
import type { Graduate, Mark } from './graduates.js';
import type { Random } from './random.js';
import { reasons } from './reasons.js';
import { correction, markFact, reported, type Report } from './report.js';

/** What a school reports of a graduate on its marking day: sometimes another mark or day first, put right later. */
export function markReport(graduate: Graduate, day: number, random: Random): Report {
  const { member, school, mark, isMistake } = graduate;
  const fact = markFact(member, school.unit, mark, day);
  if (isMistake) {
    const change = { after: random.between(1, 6), again: false, reason: random.pick(reasons.notGraduate) };
    return reported(school.unit, day, fact, random, change);
  }
  const wrong = wrongMark(mark, random);
  if (wrong !== undefined) {
    const change = correction('values', { mark }, random.pick(wrong.reasons), random);
    return reported(school.unit, day, markFact(member, school.unit, wrong.mark, day), random, change);
  }
  if (random.chance(8)) {
    const change = correction('days', { occurredOn: isoDay(day) }, random.pick(reasons.wrongDay), random);
    const first = markFact(member, school.unit, mark, day + random.pick([-30, -7, -1, 1, 2]));
    return reported(school.unit, day + 2, first, random, change);
  }
  return reported(school.unit, day, fact, random);
}

function wrongMark(
  mark: Mark,
  random: Random,
): { readonly mark: Mark; readonly reasons: readonly string[] } | undefined {
  switch (mark) {
    case 'delayed':
      return random.chance(400) ? { mark: 'normal', reasons: reasons.toDelayed } : undefined;
    case 'teacher':
      return random.chance(500) ? { mark: 'normal', reasons: reasons.toTeacher } : undefined;
    case 'mobile':
      return random.chance(100) ? { mark: 'normal', reasons: reasons.toMobile } : undefined;
    case 'normal':
      return random.chance(4) ? { mark: 'delayed', reasons: reasons.toNormal } : undefined;
  }
}
