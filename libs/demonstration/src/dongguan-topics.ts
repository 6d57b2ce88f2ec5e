import { dayNumber } from './calendar.js';
import { tellCityAgenda } from './dongguan/city-agenda.js';
import { tellGrassroots } from './dongguan/grassroots.js';
import { tellIdeology } from './dongguan/ideology.js';
import { tellNotice } from './dongguan/notice.js';
import { tellPartyLeadership } from './dongguan/party-leadership.js';
import type { Places } from './dongguan/places.js';
import { tellTopDesign } from './dongguan/top-design.js';
import { tellVolunteering } from './dongguan/volunteering.js';
import { tellYouthServices, withCourses } from './dongguan/youth-services.js';
import type { Report } from './report.js';
import { tellActivities } from './topics/activities.js';
import { tellAdmissions } from './topics/admissions.js';
import { tellAreas } from './topics/areas.js';
import { tellBodies } from './topics/bodies.js';
import { type Deliverable, tellDeliverables } from './topics/deliverables.js';
import { tellDuty } from './topics/duties.js';
import { tellFirms } from './topics/firms.js';
import { tellLessons } from './topics/lessons.js';
import { type Engagement, type Seat, type Term, tellTerms, termsOf } from './topics/officers.js';
import { tellPlacements } from './topics/placements.js';
import { postIn, tellPosts } from './topics/posts.js';
import { tellRatings } from './topics/ratings.js';
import { type Reorganisation, tellReorganisations } from './topics/reorganisation.js';
import { tellDebriefs, tellReports, tellTalks } from './topics/reports-due.js';
import { tellPioneerSchools } from './topics/schools.js';
import { tellStock } from './topics/stocks.js';
import { tellStudy } from './topics/study.js';
import type { World } from './world.js';

const principal = 'principal-officer';
const anyEngagement: readonly Engagement[] = ['full-time', 'full-time', 'seconded', 'part-time'];
const fullTime: readonly Engagement[] = ['full-time'];

/** What Dongguan's units report besides graduates: labels as the plan's definitions expect them. */
export function tellDongguan(world: World): Report[] {
  const towns = world.some(world.units('town'));
  const parks = world.some(world.units('park'));
  const schools = world.some(world.units('school-vocational', 'school-senior'));
  const branches = schools.flatMap((school) => world.below(school, 'branch'));
  const universities = world.some(world.units('university'));
  const bureaus = world.some(world.units('bureau'));
  const all = [...towns, ...parks, ...universities, ...bureaus, ...schools];
  const places = { towns, parks, universities, bureaus, schools, branches, root: world.root };
  const terms = termsOf(world, seatsOf(places));
  const inRole = (...roles: readonly string[]): Term[] => terms.filter(({ role }) => roles.includes(role));
  const lessons = { types: ['party-lesson', 'league-lesson'], due: 2 } as const;
  const organ = inRole('organ-officer').filter(({ engagement }) => engagement === 'full-time');
  const base = terms.filter(
    ({ role, engagement }) => engagement === 'full-time' && /^(town|park|university|bureau)-/.test(role),
  );
  const young = { from: dayNumber(5, 1), to: world.lastDay };
  const stage = { ...places, committees: all, terms };

  return [
    ...tellAreas(world, [...towns, ...parks]),
    ...tellPosts(world, principal, [world.root, ...all, ...branches], (unit) => world.typeOf(unit)),
    ...tellTerms(world, terms),
    ...tellNotice(world, stage),
    ...tellIdeology(world, stage),
    ...tellCityAgenda(world, stage),
    ...tellVolunteering(world, stage),
    ...tellTopDesign(world),
    ...tellStudy(
      world,
      inRole(
        'town-secretary',
        'town-deputy',
        'town-officer',
        'university-secretary',
        'university-deputy',
        'university-officer',
      ),
      {
        scheme: 'youth-study',
        opening: issues,
      },
    ),
    ...tellLessons(world, 'organ', { ...lessons, terms: organ.filter(({ rank }) => rank === 'other'), behind: 250 }),
    ...tellLessons(world, 'leading', {
      ...lessons,
      terms: organ.filter(({ rank }) => rank !== 'other'),
      due: 4,
      behind: 200,
    }),
    ...tellLessons(world, 'base', { ...lessons, terms: base, behind: 150 }),
    ...tellLessons(world, 'corps', { types: ['talk'], due: 5, terms: inRole('lecturer'), behind: 300 }),
    ...tellStock(world, 'lecturers', {
      units: [world.root],
      days: [dayNumber(3, 31), dayNumber(6, 30), dayNumber(9, 30)],
      count: () => (n) => ({ lecturers: [24 + Math.max(n, 0) * 2 + (n < 0 ? -4 : 0)] }),
      baselines: { lecturers: ['lecturers'] },
    }),
    ...tellReports(world, { kind: 'research-report', units: [...towns, ...parks], ...young, both: 780, one: 150 }),
    ...tellReports(world, {
      kind: 'annual-work-report',
      units: [world.root, ...all, ...branches],
      ...young,
      both: 420,
      one: 200,
    }),
    ...tellDebriefs(world, inRole('town-secretary', 'park-secretary'), 200),
    ...tellTalks(
      world,
      terms.filter(({ role }) => role.endsWith('-secretary')),
    ),
    ...tellPlacements(world, 'gd', { terms: inRole('town-secretary', 'park-secretary'), host: 'gd', months: 1 }),
    ...tellPlacements(world, 'dg', {
      terms: inRole('town-deputy', 'town-officer', 'park-deputy', 'park-officer').filter(
        ({ engagement }) => engagement === 'full-time',
      ),
      host: world.root,
      months: 3,
    }),
    ...tellFirms(world, [...towns, ...parks], 300),
    ...tellPioneerSchools(world, [...towns, ...parks]),
    ...tellBodies(world, {
      types: ['pioneer-committee'],
      units: [...towns, ...parks],
      perMille: 950,
      old: 300,
      from: 40,
      to: 310,
    }),
    ...tellAdmissions(world, { units: [...schools, ...universities], members: 760, days: admissionDays, lessons: 12 }),
    ...tellDuty(world, {
      id: 'summer-care',
      units: [...towns, ...parks],
      months: [6, 7, 8, 9],
      held: withCourses(
        world,
        tellActivities(world, 'summer', {
          units: towns,
          each: [0, 3],
          days: [190, 235],
          campaign: 'summer-care',
          hasHours: true,
        }),
      ),
    }),
    ...tellYouthServices(world, towns),
    ...tellGrassroots(world, places),
    ...tellPartyLeadership(world, places),
    ...tellActivities(world, 'study', { units: all, each: [2, 8], days: [70, world.lastDay], forms, joint: 120 }),
    ...tellRatings(world, branches, [240, 310]),
    ...tellDeliverables(world, deliverables),
    ...tellReorganisations(world, reorganisations),
  ];
}

// Every second Monday; the last one is still open when the demonstration ends.
const issues = [...Array.from({ length: 19 }, (_, n) => dayNumber(3, 2) + n * 14), dayNumber(11, 30)];
const forms = ['theme-day', 'talk', 'discussion', 'quiz', 'visit'];
const admissionDays = [dayNumber(5, 4), dayNumber(5, 31), dayNumber(6, 20), dayNumber(10, 14), dayNumber(11, 9)];

/** One label a person: a secretary, who holds the unit's post, a deputy, officers. */
function seatsOf({ root, towns, parks, universities, bureaus, schools, branches }: Places): Seat[] {
  const postOf = (unit: string): string => postIn(principal, unit);
  const secretary = (kind: string, units: readonly string[]): Seat => ({
    units,
    role: `${kind}-secretary`,
    engagement: anyEngagement,
    postOf,
    changing: 250,
  });
  const officers = (kind: string, units: readonly string[], count: number): Seat[] =>
    Array.from({ length: count }, () => ({ units, role: `${kind}-officer`, engagement: anyEngagement }));
  const committee = (kind: string, units: readonly string[], count: number): Seat[] => [
    secretary(kind, units),
    { units, role: `${kind}-deputy`, engagement: anyEngagement },
    ...officers(kind, units, count),
  ];
  const organ = (rank: string, count: number, engagement: readonly Engagement[]): Seat[] =>
    Array.from({ length: count }, () => ({ units: [root], role: 'organ-officer', rank, engagement }));
  return [
    { units: [root], role: 'organ-officer', rank: 'leading', engagement: fullTime, postOf, changing: 0 },
    ...organ('leading', 3, fullTime),
    ...organ('middle', 8, fullTime),
    ...organ('other', 9, fullTime),
    ...organ('other', 3, ['seconded', 'part-time']),
    ...committee('town', towns, 3),
    ...committee('park', parks, 2),
    ...committee('university', universities, 3),
    ...committee('bureau', bureaus, 1),
    secretary('school', schools),
    { units: branches, role: principal, engagement: ['part-time'], postOf },
    ...Array.from({ length: 28 }, () => ({ units: [root], role: 'lecturer', engagement: ['part-time'] as const })),
  ];
}

/** Invented, both of them. */
const reorganisations: readonly Reorganisation[] = [
  { day: dayNumber(9, 1), unit: 'dg.school.20.b2', mergedInto: 'dg.school.20.b1' },
  { day: dayNumber(10, 1), unit: 'dg.park.03', name: '东莞港（演示更名）' },
];

const deliverables: readonly Deliverable[] = [
  {
    kind: 'meeting.held',
    name: 'city-congress/17',
    day: dayNumber(8, 27),
    values: { type: 'city-congress', session: 17, attendance: 300 },
  },
  {
    kind: 'document.issued',
    name: 'dg-2020-15',
    day: dayNumber(6, 18),
    values: { type: 'issued', matter: 'three-year-plan' },
  },
  {
    kind: 'activity.held',
    name: 'fair/contest',
    day: dayNumber(9, 20),
    values: { campaign: 'fair-contest', participants: 240 },
  },
  {
    kind: 'document.issued',
    name: 'dg-2020-31',
    day: dayNumber(11, 10),
    values: { type: 'issued', matter: 'fair-postponed' },
  },
  { kind: 'stage.reached', name: 'talent-pool', day: dayNumber(5, 20), values: { stage: 'planned' } },
  { kind: 'stage.reached', name: 'talent-pool', day: dayNumber(10, 12), values: { stage: 'built' } },
];
