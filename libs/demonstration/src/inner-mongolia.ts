import { dayNumber, instant } from './calendar.js';
import { bundleTopics } from './gather.js';
import { tellInnerMongolia } from './inner-mongolia-topics.js';
import { auditorOf, operatorOf, reviewerOf, submitter } from './people.js';
import type { Show } from './show.js';

/** Inner Mongolia up to 15 January 2021, 09:00: the plan's year is over, and what is made up afterwards shows as late. */
export const innerMongolia: Show = {
  ledger: 'inner-mongolia',
  plan: 'inner-mongolia-2020',
  opensAt: instant(dayNumber(1, 2), 9 * 3600),
  publishesPlanAt: instant(dayNumber(4, 7), 10 * 3600),
  endsAt: instant(dayNumber(1, 15, 2021), 9 * 3600),
  lastDay: dayNumber(1, 8, 2021),
  people: [
    operatorOf('nm'),
    submitter('region', 'nm'),
    submitter('league-hhht', 'nm.hhht'),
    submitter('county-hhht-04', 'nm.hhht.04'),
    submitter('univ-01', 'nm.univ.01'),
    reviewerOf('nm'),
    auditorOf('nm'),
  ],
  speaker: 'region',
  tell: (world) => bundleTopics(tellInnerMongolia(world), world),
};
