import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';
import { holdsOn, type Term } from './officers.js';

/** Issues of 青年大学习: each closes six days after it opens. */
export interface Issues {
  readonly scheme: string;
  readonly opening: readonly number[];
}

/** The issue (from 0) that stays open for three days more than was said. */
const EXTENDED = 6;

/** The issues, and who finished them: nearly everybody in each, a few late, a few never. The system reports through the root. */
export function tellStudy(world: World, terms: readonly Term[], { scheme, opening }: Issues): Report[] {
  const random = world.random('study');
  const teller = new Teller(world, random);
  return opening.flatMap((opens, index) => {
    const closes = opens + 6;
    const period = `${scheme}-${String(index + 1).padStart(2, '0')}`;
    const days = { opensOn: isoDay(opens), closesOn: isoDay(closes) };
    const values = { scheme, title: `第${index + 1}期` };
    const opened = teller.ruled(
      'period.opened',
      { period, unit: world.root },
      days,
      values,
      Math.min(opens - 3, world.lastDay),
    );
    // In every third issue nobody is missing.
    const missing = index % 3 === 0 ? 0 : 12;
    const done = terms
      .filter((term) => holdsOn(term, opens) && opens < world.lastDay)
      .flatMap(({ person, unit }): Report[] => {
        if (random.chance(missing)) return [];
        const isLate = missing > 0 && random.chance(6);
        const day = Math.min(isLate ? closes + random.between(1, 5) : opens + random.between(0, 6), world.lastDay);
        return [teller.told(world.root, 'study.completed', { person, period, unit }, day)];
      });
    if (index !== EXTENDED) return [opened, ...done];
    const until = { occurredOn: isoDay(closes + 3) };
    const extended = teller.ruled('period.closed', { period, unit: world.root }, until, { scheme }, closes + 3);
    return [opened, ...done, extended];
  });
}
