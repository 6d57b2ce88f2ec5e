import { dayNumber } from './calendar.js';
import { tellGovernance } from './inner-mongolia/governance.js';
import { tellGrassroots } from './inner-mongolia/grassroots.js';
import { tellIdeology } from './inner-mongolia/ideology.js';
import { tellReform } from './inner-mongolia/reform.js';
import { tellService } from './inner-mongolia/service.js';
import type { Random } from './random.js';
import type { Report } from './report.js';
import { tellActivities } from './topics/activities.js';
import { tellAdmissions } from './topics/admissions.js';
import { tellAid } from './topics/aid.js';
import { tellBodies, tellMeetings } from './topics/bodies.js';
import { type Deliverable, issued, tellDeliverables } from './topics/deliverables.js';
import { tellDuty } from './topics/duties.js';
import { tellInspections } from './topics/inspections.js';
import { type Engagement, tellTerms, termsOf } from './topics/officers.js';
import { tellJoining } from './topics/party.js';
import { postIn, tellAbolished, tellPosts } from './topics/posts.js';
import { tellRatings, tellScheme } from './topics/ratings.js';
import { type Reorganisation, tellReorganisations } from './topics/reorganisation.js';
import { tellStock } from './topics/stocks.js';
import { tellTraining } from './topics/training.js';
import type { World } from './world.js';

const YEAR_END = dayNumber(12, 31);
const streetPost = 'street-secretary';

/** 旗县 that never report: what is due from them is missing, not zero. */
const silent: readonly string[] = ['nm.als.03', 'nm.wlcb.03', 'nm.xlgl.08'];

/** What Inner Mongolia's units report: labels as the plan's definitions expect them. */
export function tellInnerMongolia(world: World): Report[] {
  const prefectures = world.units('prefecture');
  const counties = world.some(world.units('county', 'direct-city'));
  const streets = world.some(world.units('street'));
  const townships = world.some(world.units('township'));
  const universities = world.units('university');
  const departments = world.units('department').filter((unit) => !unit.endsWith('.01.d2'));
  const schools = world.units('school-vocational', 'school-secondary');
  const grassroots = [...streets, ...townships, ...departments, ...schools, ...world.units('branch')];
  const terms = termsOf(world, [
    {
      units: streets,
      role: streetPost,
      engagement: anybody,
      postOf: (unit) => postIn(streetPost, unit),
      changing: 200,
    },
    { units: townships, role: 'township-secretary', engagement: anybody },
    ...['secretary', 'deputy'].flatMap((role) => [
      { units: prefectures, role, engagement: anybody, rank: 'prefecture' },
      { units: counties, role, engagement: anybody },
    ]),
  ]);
  const body = (type: string, units: readonly string[], perMille: number) =>
    ({ types: [type], units, perMille, old: 300, from: 60, to: 350 }) as const;

  const joined = [
    ...tellJoining(world, { units: universities, field: '高校', each: [18, 34], recommended: [420, 520, 610] }),
    ...tellJoining(world, {
      units: world.units('enterprise'),
      field: '国有企业',
      each: [8, 20],
      recommended: [200, 350, 450],
    }),
    ...tellJoining(world, { units: prefectures, field: '机关', each: [4, 10], recommended: [250, 400, 500] }),
  ];
  const reports = [
    ...tellReorganisations(world, reorganisations),
    ...tellPosts(world, streetPost, streets),
    ...tellAbolished(world, streetPost, streets.at(-1) ?? '', dayNumber(10, 8)),
    ...tellTerms(world, terms),
    ...tellTraining(
      world,
      terms.filter(({ role }) => role === streetPost),
      'street-rotation',
      [dayNumber(6, 15), dayNumber(9, 14), dayNumber(11, 16)],
      60,
    ),
    ...tellAid(world, {
      programme: 'study-aid',
      units: counties,
      persons: 1_700,
      days: [40, YEAR_END],
      quota: { name: '100k-study', of: { nm: 1_500, 'nm.hhht': 120, 'nm.cf': 260 }, known: dayNumber(4, 20) },
    }),
    ...tellAid(world, {
      programme: 'job-aid',
      units: counties,
      persons: 800,
      days: [100, YEAR_END],
      quota: { name: '100k-jobs', of: { nm: 1_000 }, known: dayNumber(4, 20) },
    }),
    ...tellAid(world, { programme: 'startup-aid', units: counties, persons: 500, days: [100, YEAR_END] }),
    ...tellDuty(world, {
      id: 'mother-river',
      units: counties,
      months: [4, 5, 6, 7, 8, 9, 10],
      held: tellActivities(world, 'river', {
        units: counties,
        each: [2, 8],
        days: [95, 300],
        campaign: 'mother-river',
        joint: 150,
        hasHours: true,
      }),
    }),
    ...tellActivities(world, 'study', {
      units: [...counties, ...universities],
      each: [1, 5],
      days: [60, 355],
      forms: ['theme-day', 'talk'],
    }),
    ...tellBodies(world, body('credit-group', prefectures, 850)),
    ...tellBodies(world, body('joint-conference', prefectures, 1_000)),
    ...tellBodies(world, { ...body('joint-conference', counties, 960), dissolvedOn: dayNumber(11, 2) }),
    ...tellMeetings(world, 'joint-conference', prefectures, 1_000, [120, 340]),
    ...tellMeetings(world, 'joint-conference', counties, 900, [120, 355]),
    ...tellBodies(world, {
      types: ['volunteer-association', 'volunteer-agency'],
      units: prefectures,
      perMille: 1_000,
      old: 700,
      from: 40,
      to: 300,
      last: dayNumber(1, 6, 2021),
    }),
    ...tellBodies(world, {
      types: ['volunteer-association', 'volunteer-agency'],
      units: counties,
      perMille: 740,
      old: 500,
      from: 40,
      to: 360,
      dissolvedOn: dayNumber(11, 30),
    }),
    ...tellBodies(world, { ...body('league-school', universities, 1_000), old: 800 }),
    ...tellBodies(world, { ...body('league-school', departments, 900), dissolvedOn: dayNumber(10, 15) }),
    ...tellInspections(world, 'league-school-review', schools, [240, 340], 100),
    ...tellAdmissions(world, {
      units: [...schools, ...universities, ...departments],
      members: 1_150,
      days: admissionDays,
      lessons: 8,
    }),
    ...joined,
    ...tellRatings(world, grassroots, [230, 345]),
    ...tellScheme(world, dayNumber(6, 1)),
    ...stocks(world, counties),
    ...tellDeliverables(world, deliverables),
    ...tellIdeology(world),
    ...tellService(world),
    ...tellGrassroots(world),
    ...tellReform(world),
    ...tellGovernance(world, terms, joined),
  ];
  return reports.filter(({ by }) => !silent.includes(by));
}

const anybody: readonly Engagement[] = ['full-time', 'full-time', 'part-time'];
const admissionDays = [
  dayNumber(5, 4),
  dayNumber(6, 1),
  dayNumber(7, 1),
  dayNumber(9, 25),
  dayNumber(10, 30),
  dayNumber(12, 5),
];

/** Members and young people, posts and officers, twice and three times a year; few counties have no baseline. */
function stocks(world: World, counties: readonly string[]): Report[] {
  const days = [dayNumber(6, 30), dayNumber(9, 30), YEAR_END];
  const drift = (random: Random): number => random.between(-4, 2);
  return [
    ...tellStock(world, 'members', {
      units: counties,
      days,
      unfrozen: 20,
      count: (random) => {
        const [youth, share, change, younger] = [
          random.between(8_000, 60_000),
          random.between(22, 38),
          drift(random),
          random.between(60, 72),
        ];
        return (n) => ({
          members: [Math.trunc((youth * (share * 100 + change * (n + 1) * 10)) / 10_000)],
          'youth-14-28': [youth - (n + 1) * 40],
          'youth-14-35': [Math.trunc((youth * 100) / younger) - (n + 1) * 60],
        });
      },
      baselines: {
        'league-youth-ratio': ['members', 'youth-14-28'],
        'league-youth-ratio-14-35': ['members', 'youth-14-35'],
      },
    }),
    ...tellStock(world, 'staffing', {
      units: counties,
      days: [dayNumber(6, 30), YEAR_END],
      count: (random) => {
        const [posts, filled, onPost] = [random.between(6, 14), random.between(60, 90), random.between(70, 95)];
        return (n) => {
          const officers = Math.min(posts, Math.trunc((posts * filled) / 100) + Math.max(n, 0));
          return {
            'posts-filled': [officers, posts],
            'officers-on-post': [Math.trunc((officers * (onPost - n)) / 100), officers],
          };
        };
      },
      baselines: { 'posts-filled': ['posts-filled'], 'officers-on-post': ['officers-on-post'] },
    }),
    ...tellStock(world, 'west', {
      units: [world.root],
      days: [dayNumber(9, 1), YEAR_END],
      count: () => (n) => ({ 'west-local-posts': [2_400 + (n + 1) * 80] }),
      baselines: { 'west-local-posts': ['west-local-posts'] },
    }),
  ];
}

/** Invented, all of them. */
const reorganisations: readonly Reorganisation[] = [
  { day: dayNumber(7, 1), unit: 'nm.cf.01.t2', parent: 'nm.cf.03' },
  { day: dayNumber(8, 3), unit: 'nm.hhht.04.s2', name: '赛罕区第2街道（演示更名）' },
  { day: dayNumber(9, 1), unit: 'nm.bt.05', mergedInto: 'nm.bt.09' },
  { day: dayNumber(9, 1), opens: 'nm.univ.01.d3', parent: 'nm.univ.01', type: 'department', name: '内蒙古大学第3院系' },
  { day: dayNumber(9, 1), opens: 'nm.univ.01.d4', parent: 'nm.univ.01', type: 'department', name: '内蒙古大学第4院系' },
  { day: dayNumber(9, 2), unit: 'nm.univ.01.d2', splitInto: ['nm.univ.01.d3', 'nm.univ.01.d4'] },
];

const deliverables: readonly Deliverable[] = [
  {
    kind: 'meeting.held',
    name: 'joint-conference/nm/1',
    day: dayNumber(5, 29),
    values: { type: 'joint-conference', session: 1, attendance: 46 },
  },
  issued('nm-2020-21', dayNumber(6, 10), 'conference-rules'),
  issued('nm-2020-22', dayNumber(6, 10), 'key-work-2020'),
  issued('nm-2021-01', dayNumber(1, 5, 2021), 'monitoring-indicators'),
  issued('nm-2020-09', dayNumber(4, 15), 'training-plan-2020'),
  {
    kind: 'activity.held',
    name: 'township-demonstration/1',
    day: dayNumber(10, 20),
    values: { campaign: 'township-demonstration', participants: 36 },
    isLate: true,
  },
];
