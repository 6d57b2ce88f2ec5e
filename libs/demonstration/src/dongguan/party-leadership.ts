import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellActivities } from '../topics/activities.js';
import { tellMeetings } from '../topics/bodies.js';
import { type Deliverable, tellDeliverables } from '../topics/deliverables.js';
import { tellInspections } from '../topics/inspections.js';
import { tellJoining } from '../topics/party.js';
import { tellRegister } from '../topics/registers.js';
import { tellStock } from '../topics/stocks.js';
import type { World } from '../world.js';
import type { Places } from './places.js';

/** Party leadership and strict League governance, items 41 to 52 of the plan: told by few units, and not everything is done. */
export const tellPartyLeadership = (world: World, places: Places): Report[] => [
  ...tellDeliverables(world, deliverables),
  ...tellPartyLife(world, places),
  ...tellRectification(world, places),
  ...tellContacts(world, places),
  ...tellMatters(world, places),
  ...tellAppraisals(world, places),
  ...tellTrainingSystem(world, places),
  ...tellMembership(world, places),
  ...tellJoining(world, {
    units: places.bureaus.slice(0, 2),
    field: '党政机关',
    each: [3, 6],
    recommended: [300, 700],
  }),
];

const issued = (name: string, day: number, values: Readonly<Record<string, string>>): Deliverable => ({
  kind: 'document.issued',
  name,
  day,
  values: { type: 'issued', ...values },
});
const stage = (deliverable: string, day: number, reached: string): Deliverable => ({
  kind: 'stage.reached',
  name: deliverable,
  day,
  values: { stage: reached },
});

/** The mechanism is drafted, of three rules two are issued; the rules on training and the joint system are still to come. */
const deliverables: readonly Deliverable[] = [
  stage('mission-mechanism', dayNumber(6, 24), 'mission-drafted'),
  issued('dg-2020-19', dayNumber(7, 21), { matter: 'rectification-rules' }),
  issued('dg-2020-20', dayNumber(8, 5), { matter: 'part-time-officers', part: 'selection' }),
  issued('dg-2020-21', dayNumber(8, 5), { matter: 'part-time-officers', part: 'management' }),
  issued('dg-2020-08', dayNumber(4, 9), { matter: 'member-plan' }),
  stage('joint-system', dayNumber(9, 16), 'joint-system-tried'),
];

function tellPartyLife(world: World, { root }: Places): Report[] {
  const teller = new Teller(world, world.random('party life'));
  const types = [
    'party-assembly',
    'party-committee',
    'party-group',
    'party-lesson',
    'organisation-life',
    'democratic-review',
    'mission-study',
  ];
  const held = (campaign: string): Report[] =>
    tellActivities(world, campaign, { units: [root], each: [2, 2], days: [80, world.lastDay], campaign });
  return [
    ...types.flatMap((type) => tellMeetings(world, type, [root], 1_000, [60, 300])),
    ...['pioneer-post', 'youth-sunshine', 'mission-study'].flatMap(held),
    teller.told(root, 'narrative.submitted', { unit: root }, 240, {
      item: '41',
      text: '创建方案已报送，服务窗口流程梳理完毕。',
    }),
  ];
}

/** Eight items on the list, of which six are closed. */
function tellRectification(world: World, { root: unit }: Places): Report[] {
  const teller = new Teller(world, world.random('rectification'));
  const list = Array.from({ length: 8 }, (_, n) => ({ entry: `rectification/${n + 1}`, unit, day: 20 }));
  return [
    ...tellRegister(world, 'rectification', list),
    ...list.slice(0, 6).map(({ entry }, n) =>
      teller.told(unit, 'finding.closed', { finding: entry, unit, acceptor: unit }, 120 + n * 28, {
        kind: 'rectification',
      }),
    ),
  ];
}

function tellContacts(world: World, { towns, universities }: Places): Report[] {
  const teller = new Teller(world, world.random('contacts'));
  const units = [...towns.slice(0, 4), ...universities.slice(0, 1)];
  return [
    ...tellActivities(world, 'officer-contact', {
      units,
      each: [1, 2],
      days: [90, world.lastDay],
      campaign: 'officer-contact',
    }),
    ...units.slice(0, 2).map((unit) =>
      teller.told(unit, 'narrative.submitted', { unit }, 285, {
        item: '44',
        text: '每名专职干部联系一个支部，问题已转有关部门。',
      }),
    ),
  ];
}

/** Major decisions: most reported within weeks, one beforehand, one not at all. */
function tellMatters(world: World, { root, towns }: Places): Report[] {
  const teller = new Teller(world, world.random('matters'));
  const values = { class: 'major-decision' };
  return [root, ...towns.slice(0, 6)].flatMap((unit, index): Report[] => {
    const refs = { matter: `matter/${unit}/1`, unit };
    const day = 100 + index * 25;
    const arisen = teller.told(unit, 'matter.arisen', refs, day, values);
    if (index === 3) return [arisen];
    const on = index === 1 ? day - 6 : day + teller.random.between(0, 15);
    return [arisen, teller.told(unit, 'matter.reported', refs, on, values)];
  });
}

/** The year-end appraisal has begun in a few towns. */
function tellAppraisals(world: World, { root, towns }: Places): Report[] {
  const teller = new Teller(world, world.random('appraisals'));
  return towns.slice(0, 3).map((unit) =>
    teller.told(root, 'rating.scored', { unit }, world.lastDay - 3, {
      scheme: 'year-end-appraisal',
      schemeVersion: 1,
      round: 1,
      aspect: '述职',
      score: `${teller.random.between(70, 95)}.0`,
    }),
  );
}

function tellTrainingSystem(world: World, { root, towns }: Places): Report[] {
  const teller = new Teller(world, world.random('training system'));
  const layers = ['exemplary', 'weak', 'stagnant'];
  return [
    ...['training-teacher', 'training-place', 'training-material'].flatMap((register) =>
      tellRegister(
        world,
        register,
        [1, 2].map((n) => ({ entry: `${register}-${n}`, unit: root, day: 150 })),
      ),
    ),
    ...towns.slice(0, 3).flatMap((unit) =>
      layers.map((layer) => {
        const values = { scheme: 'officer-training', layer, hours: '16.0' };
        return teller.told(unit, 'training.completed', { person: world.person(8), unit }, 262, values);
      }),
    ),
  ];
}

/** Electronic files, the check of files (that of irregular admissions is still to come), and the meetings of few branches. */
const tellMembership = (world: World, { universities, schools, branches }: Places): Report[] => [
  ...tellStock(world, 'e-files', {
    units: [...universities.slice(0, 2), ...schools.slice(0, 3)],
    days: [dayNumber(6, 30), dayNumber(9, 30)],
    count: (random) => {
      const [admitted, complete] = [random.between(18, 60), random.between(40, 70)];
      return (n) => ({ 'e-files': [Math.trunc((admitted * Math.min(100, complete + (n + 1) * 9)) / 100), admitted] });
    },
    baselines: { 'e-files': ['e-files'] },
  }),
  ...tellInspections(world, 'member-files', schools.slice(0, 3), [250, 290], 0),
  ...['branch-committee', 'branch-group', 'branch-appraisal', 'branch-lesson'].flatMap((type) =>
    tellMeetings(world, type, branches.slice(0, 6), 800, [80, world.lastDay]),
  ),
  ...tellStock(world, 'branch registration', {
    units: branches.slice(0, 5),
    days: [dayNumber(9, 30)],
    count: (random) => () => ({ 'registered-members': [random.between(18, 30), 30] }),
  }),
];
