import { dayNumber, instant } from './calendar.js';
import { castUnits } from './cast.js';
import { tellDongguan } from './dongguan-topics.js';
import { bundleTopics } from './gather.js';
import { tellGraduation } from './graduation.js';
import { auditorOf, operatorOf, reviewerOf, submitter } from './people.js';
import type { Show } from './show.js';

/** Dongguan up to 1 December 2020, 09:00: the year still runs, and somebody who tries it submits on a day of the plan. */
export const dongguan: Show = {
  ledger: 'dongguan',
  plan: 'dongguan-2020',
  opensAt: instant(dayNumber(1, 2), 9 * 3600),
  publishesPlanAt: instant(dayNumber(3, 13), 10 * 3600),
  endsAt: instant(dayNumber(12, 1), 9 * 3600),
  lastDay: dayNumber(11, 16),
  people: [
    operatorOf('dg'),
    submitter('city', 'dg'),
    submitter('univ-01', 'dg.univ.01'),
    submitter('town-01', 'dg.town.01'),
    submitter('school-01', 'dg.school.01'),
    reviewerOf('dg'),
    auditorOf('dg'),
  ],
  speaker: 'city',
  tell: (world, organisation) => {
    const cast = castUnits(organisation, world.seed, world.percent);
    const reports = tellDongguan(world).filter(({ by }) => by !== cast.silent);
    return [...tellGraduation(cast, world.seed), ...bundleTopics(reports, world)];
  },
};
