import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellRegister } from '../topics/registers.js';
import { service, tellEvents, tellSample } from '../topics/samples.js';
import { tellStock } from '../topics/stocks.js';
import type { World } from '../world.js';
import type { Stage } from './stage.js';

/** Items 19 to 23: volunteers. The fair of item 18 is among the deliverables. */
export function tellVolunteering(world: World, { towns, universities }: Stage): Report[] {
  const { root } = world;
  const few = towns.slice(8, 11);
  return [
    ...tellArrangements(world),
    ...tellRegister(
      world,
      'volunteer-organisation',
      [1, 2, 3, 4, 5].map((n) => ({ entry: `volunteer-organisation-${n}`, unit: root, day: -200 + n * 90 })),
    ),
    ...tellEvents(world, 'federation', [root], [{ campaign: 'volunteer-federation' }], { each: 2, numbers: service }),
    ...tellStock(world, 'volunteers', {
      units: [root],
      days: [dayNumber(6, 30), dayNumber(9, 30)],
      // more users, of whom fewer serve
      count: () => (n) => ({
        'ivolunteer-active': [402_000 - n * 3_000],
        'ivolunteer-users': [1_210_000 + n * 25_000],
        'young-people': [2_900_000],
        'volunteer-lecturers': [60 + Math.max(n, 0) * 6],
      }),
      baselines: {
        'ivolunteer-use': ['ivolunteer-active', 'ivolunteer-users'],
        'volunteer-lecturers': ['volunteer-lecturers'],
      },
    }),
    ...tellTraining(world),
    ...tellExpos(world),
    ...tellEvents(world, 'expo-association', few.slice(0, 2), [{ campaign: 'city-expo', form: 'town-association' }], {
      numbers: service,
    }),
    ...tellEvents(
      world,
      'expo-university',
      universities.slice(0, 2),
      [{ campaign: 'city-expo', form: 'university-team' }],
      { numbers: service },
    ),
    ...tellRegister(
      world,
      'volunteer-project',
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ entry: `volunteer-project-${n}`, unit: root, day: 170 + n })),
    ),
    ...tellSample(world, 'volunteer-chosen', {
      kind: 'recognition.conferred',
      thing: 'entry',
      values: [{ scheme: 'volunteer-projects' }],
      units: [root],
      each: 4,
      days: [dayNumber(10, 20), dayNumber(10, 20)],
    }),
    ...tellEvents(
      world,
      'brands',
      few,
      ['阳光助残', '青春情暖', '暖冬行动', '志愿风尚公益节'].map((campaign) => ({ campaign })),
      { numbers: { ...service, beneficiaries: [10, 120] } },
    ),
  ];
}

/** How far the arrangements have come, and what the government has bought. */
function tellArrangements(world: World): Report[] {
  const { root } = world;
  const teller = new Teller(world, world.random('arrangements'));
  const reached = (deliverable: string, stage: string, day: number): Report =>
    teller.exactly(root, 'stage.reached', { deliverable, unit: root }, day, { stage });
  return [
    reached('one-body-two-wings', 'planned', dayNumber(4, 28)),
    reached('one-body-two-wings', 'tried', dayNumber(9, 10)),
    reached('guidance-centre', 'approved', dayNumber(7, 22)),
    ...tellSample(world, 'guidance-centre', {
      kind: 'role.began',
      values: [{ role: 'guidance-centre-officer', engagement: 'full-time' }],
      units: [root],
      each: 2,
      days: [220, 260],
      refs: () => ({ person: world.person(5) }),
    }),
    ...tellSample(world, 'purchase', {
      kind: 'task.assigned',
      thing: 'task',
      values: [{ list: 'government-purchase' }],
      units: [root],
      each: 2,
      days: [120, 200],
    }),
    ...tellSample(world, 'purchase-service', {
      kind: 'aid.delivered',
      thing: 'group',
      values: [{ programme: 'government-purchase' }],
      units: [root],
      days: [210, 290],
      numbers: { amount: [50_000, 200_000] },
    }),
  ];
}

function tellTraining(world: World): Report[] {
  const training = {
    kind: 'training.completed',
    units: [world.root],
    days: [150, 290],
    refs: () => ({ person: world.person(5) }),
    numbers: { hours: [4, 24] },
  } as const;
  return [
    ...tellSample(world, 'volunteer-school', { ...training, values: [{ scheme: 'volunteer-school' }], each: 12 }),
    ...tellSample(world, 'volunteer-training', {
      ...training,
      values: ['骨干', '专业', '通用'].map((layer) => ({ scheme: 'volunteer-training', layer })),
      each: 4,
    }),
  ];
}

/** Expos that asked for volunteers; the last of them is still to be served. */
function tellExpos(world: World): Report[] {
  const { root } = world;
  const teller = new Teller(world, world.random('expos'));
  return ['漫博会', '台博会', '智博会', '名家具展'].flatMap((expo, n) => {
    const refs = { task: `expo-2020-${n + 1}`, unit: root };
    const [asked, served] = [180 + n * 25, 225 + n * 25];
    const values = { list: 'expo-service', item: '21' };
    const assigned = teller.exactly(root, 'task.assigned', refs, asked, values);
    return expo === '名家具展' ? [assigned] : [assigned, teller.exactly(root, 'task.completed', refs, served, values)];
  });
}
