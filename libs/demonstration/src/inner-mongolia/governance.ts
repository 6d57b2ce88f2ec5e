import { dayNumber, dayOf } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { type Deliverable, issued, tellDeliverables } from '../topics/deliverables.js';
import type { Term } from '../topics/officers.js';
import { tellStock } from '../topics/stocks.js';
import { tellCampaigns, tellEntries, tellWork, type Work } from '../topics/work.js';
import type { World } from '../world.js';
import { fewOf } from './cast.js';
import { inspected, trained } from './kinds.js';

const YEAR_END = dayNumber(12, 31);
const days = [80, 345] as const;

/** Items 21 and 22, and the debriefings of whoever leads a 盟市. */
export function tellGovernance(world: World, terms: readonly Term[], joined: readonly Report[]): Report[] {
  const few = fewOf(world);
  return [
    ...tellWork(world, work(world)),
    ...tellGraduates(world, few.universities.slice(0, 3)),
    ...tellPioneers(world),
    ...tellDebriefings(world, terms),
    ...tellHandedOver(world, joined),
    ...tellCampaigns(world, ['qualified-members', 'community-check-in', 'growth-view'], few.mixed),
    ...tellEntries(world, 'check-in-community', few.counties, [1, 2]),
    ...tellRolls(world),
    ...tellDeliverables(world, deliverables),
  ];
}

function work(world: World): readonly Work[] {
  const { leagues, counties } = fewOf(world);
  const branches = world.units('branch').slice(0, 9);
  const meeting = (type: string, units: readonly string[]): Work => ({
    kind: 'meeting.held',
    label: type,
    thing: 'meeting',
    units,
    days,
    values: { type, attendance: [5, 40] },
  });
  return [
    meeting('branch-assembly', branches),
    meeting('branch-committee', branches.slice(0, 8)),
    meeting('group-meeting', branches.slice(1)),
    {
      kind: 'activity.held',
      label: 'league-lessons',
      thing: 'event',
      units: branches.slice(0, 8),
      days,
      values: { form: 'league-lesson', participants: [10, 45] },
    },
    inspected('member-files', [...world.units('university').slice(0, 7), ...world.units('school-vocational')]),
    {
      kind: 'lesson.given',
      label: 'officers-lessons',
      thing: 'lesson',
      lecturer: true,
      units: [...leagues, ...counties],
      days,
      values: { type: ['party-lesson', 'league-lesson'], audience: [20, 160] },
    },
    trained('growth-view', leagues, [1, 3]),
    trained('called-training', leagues, [1, 3]),
    {
      kind: 'recognition.conferred',
      label: 'two-red-two-excellent',
      person: 'person',
      units: [world.root],
      each: [4, 4],
      days: [122, 126],
      values: { scheme: 'two-red-two-excellent' },
    },
  ];
}

/** A few graduates of a few universities: most are accepted elsewhere, some returned, some not answered. */
function tellGraduates(world: World, universities: readonly string[]): Report[] {
  const random = world.random('graduates of the region');
  const teller = new Teller(world, random);
  const { counties } = fewOf(world);
  return world.some(universities).flatMap((unit) =>
    Array.from({ length: world.scaled(14) }, () => world.person(6)).flatMap((member): Report[] => {
      const marks = { year: 2020, mark: random.pick(['normal', 'normal', 'normal', 'mobile', 'delayed']) };
      const marked = teller.exactly(unit, 'graduate.marked', { member, unit }, dayNumber(6, 8), marks);
      if (random.chance(120)) return [marked];
      const [to, day] = [random.pick(counties), random.between(185, 260)];
      const [refs, values] = [{ member, from: unit, to }, { attempt: 1 }];
      const begun = [marked, teller.exactly(unit, 'transfer.initiated', refs, day, values)];
      const draw = random.between(0, 99);
      if (draw < 12) return begun;
      const answer = draw < 20 ? 'transfer.returned' : 'transfer.accepted';
      return [...begun, teller.exactly(to, answer, refs, day + random.between(3, 60), values)];
    }),
  );
}

/** Pioneers of the leaving grade; most have been taken up as applicants. */
function tellPioneers(world: World): Report[] {
  const random = world.random('leaving pioneers');
  const teller = new Teller(world, random);
  const [school = ''] = world.units('school-secondary');
  return Array.from({ length: world.scaled(20) }, () => world.person(5)).flatMap((person): Report[] => {
    const refs = { person, unit: school };
    const leaving = teller.told(school, 'role.began', refs, 150, { role: 'leaving-pioneer', engagement: 'part-time' });
    if (random.chance(300)) return [leaving];
    return [leaving, teller.told(school, 'applicant.enrolled', refs, random.between(250, 330))];
  });
}

/** Most of those who lead a 盟市 at the end of the year. */
function tellDebriefings(world: World, terms: readonly Term[]): Report[] {
  const random = world.random('debriefings');
  const teller = new Teller(world, random);
  return terms
    .filter(({ rank, to }) => rank === 'prefecture' && to === undefined)
    .flatMap(({ person, unit, role }): Report[] => {
      if (random.chance(250)) return [];
      const refs = { report: `debriefing/${unit}/${role}`, unit, person };
      return [
        teller.told(unit, 'report.submitted', refs, random.between(335, 362), { kind: 'debriefing', to: 'league' }),
      ];
    });
}

/** Of those who joined the Party in two universities, most stand in the Party's system. */
function tellHandedOver(world: World, joined: readonly Report[]): Report[] {
  const random = world.random('handed over');
  const teller = new Teller(world, random);
  const units = fewOf(world).universities.slice(0, 2);
  return joined.flatMap(({ by, fact: { kind, refs, days: on } }): Report[] => {
    if (kind !== 'party.admitted' || !units.includes(by) || random.chance(200)) return [];
    const day = Math.min(dayOf(on['occurredOn'] ?? ''), world.lastDay - 20) + random.between(5, 20);
    return [teller.told(by, 'member.entered', refs, day, { system: 'party' })];
  });
}

/** Counts over the rolls of branches, and of who was recommended. */
function tellRolls(world: World): Report[] {
  const counties = world.some(world.units('county')).slice(0, 10);
  const joined = (label: string, units: readonly string[], share: readonly [number, number]): Report[] =>
    tellStock(world, label, {
      units: world.some(units),
      days: [dayNumber(6, 30), YEAR_END],
      unfrozen: 60,
      count: (random) => {
        const [all, of, more] = [random.between(20, 60), random.between(...share), random.between(-2, 4)];
        return (n) => ({ 'recommended-joined': [Math.trunc((all * (of + more * (n + 1))) / 100), all] });
      },
      baselines: { 'recommended-joined': ['recommended-joined'] },
    });
  return [
    ...joined('recommended-university', world.units('university').slice(0, 8), [42, 60]),
    ...joined('recommended-enterprise', world.units('enterprise'), [30, 50]),
    ...tellStock(world, 'rolls', {
      units: counties,
      days: [YEAR_END],
      count: (random) => {
        const [all, share] = [random.between(3_000, 19_000), random.between(78, 99)];
        return () => {
          const some = Math.trunc((all * share) / 100);
          return {
            'members-registered': [some, all],
            'dues-paid': [some - 40, all],
            'members-appraised': [some - 90, all],
          };
        };
      },
    }),
    ...tellStock(world, 'registered volunteers', {
      units: counties,
      days: [dayNumber(6, 30), YEAR_END],
      unfrozen: 90,
      count: (random) => {
        const [all, share, more] = [random.between(3_000, 19_000), random.between(50, 76), random.between(-1, 6)];
        return (n) => ({ 'registered-volunteers': [Math.trunc((all * (share + more * (n + 1))) / 100), all] });
      },
      baselines: { 'registered-volunteers': ['registered-volunteers'] },
    }),
  ];
}

const deliverables: readonly Deliverable[] = [
  issued('nm-2020-30', dayNumber(8, 25), 'admission-standards'),
  issued('nm-2020-16', dayNumber(5, 4), 'two-red-two-excellent'),
];
