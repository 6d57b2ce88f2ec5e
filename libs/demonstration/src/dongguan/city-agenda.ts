import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellRegister } from '../topics/registers.js';
import { service, tellEvents, tellSample } from '../topics/samples.js';
import { tellStock } from '../topics/stocks.js';
import type { World } from '../world.js';
import type { Stage } from './stage.js';

/** Items 11 to 17: the centre of the city's work. Few units report of it. */
export function tellCityAgenda(world: World, { towns, universities }: Stage): Report[] {
  const few = towns.slice(4, 8);
  return [
    ...tellEpidemic(world, few),
    ...tellInnovation(world, few),
    ...tellRivers(world, few),
    ...tellAid(world, few),
    ...tellEvents(world, 'civil', few, forms('文明劝导', '文明交通', '文明旅游', '文明宣讲'), { numbers: service }),
    ...tellRegister(
      world,
      'practice-centre',
      few.slice(0, 3).map((unit, n) => ({ entry: `practice-centre-${n + 1}`, unit, day: -60 + n * 100 })),
    ),
    ...tellEvents(world, 'practice-centre', few.slice(0, 2), [{ campaign: 'practice-centre' }], { numbers: service }),
    ...tellCommunities(world, universities),
  ];
}

const forms = (...list: readonly string[]): { readonly form: string }[] => list.map((form) => ({ form }));
const campaigns = (...list: readonly string[]): { readonly campaign: string }[] =>
  list.map((campaign) => ({ campaign }));

function tellEpidemic(world: World, towns: readonly string[]): Report[] {
  const aid = { kind: 'aid.delivered', thing: 'group', days: [40, 150] } as const;
  return [
    ...tellEvents(world, 'epidemic', towns, campaigns('epidemic'), { each: 3, days: [35, 130], numbers: service }),
    ...tellSample(world, 'epidemic-team', {
      kind: 'body.founded',
      thing: 'body',
      values: [{ type: 'epidemic-team' }],
      units: towns,
      days: [45, 60],
    }),
    ...tellSample(world, 'medics', {
      ...aid,
      values: [{ programme: 'frontline-medics' }],
      units: towns.slice(0, 3),
      numbers: { persons: [3, 20] },
    }),
    ...tellSample(world, 'donation', {
      ...aid,
      values: [{ programme: 'epidemic-donation' }],
      units: [world.root, ...towns.slice(0, 2)],
      each: 2,
      numbers: { amount: [5_000, 80_000], copies: [100, 2_000] },
    }),
  ];
}

function tellInnovation(world: World, towns: readonly string[]): Report[] {
  return [
    ...tellEvents(
      world,
      'startup',
      [world.root, ...towns.slice(0, 2)],
      forms('startup-roadshow', 'startup-contest', 'startup-lecture'),
    ),
    ...tellSample(world, 'qing-brand', {
      kind: 'recognition.conferred',
      thing: 'entry',
      values: [{ scheme: 'qing-brand', level: '市级' }],
      units: [world.root],
      each: 6,
      days: [dayNumber(5, 4), dayNumber(5, 4)],
    }),
    ...tellStock(world, 'associations', {
      units: [world.root],
      days: [dayNumber(6, 30), dayNumber(9, 30)],
      count: () => (n) => ({ 'yea-towns': [14 + n * 2] }),
      baselines: { 'yea-towns': ['yea-towns'] },
    }),
    ...tellEvents(world, 'yea-30th', [world.root], campaigns('yea-30th')),
  ];
}

function tellRivers(world: World, towns: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('rivers'));
  const refs = { document: 'document/river-chiefs', unit: world.root };
  return [
    teller.exactly(world.root, 'document.issued', refs, dayNumber(5, 20), { type: 'issued', matter: 'river-chiefs' }),
    ...tellSample(world, 'river-chief', {
      kind: 'role.began',
      values: [{ role: 'river-chief', engagement: 'part-time' }],
      units: towns,
      days: [145, 200],
      refs: () => ({ person: world.person(5) }),
    }),
    ...tellEvents(world, 'river-guards', towns, campaigns('river-guards'), { each: 2, numbers: service }),
    ...tellEvents(world, 'green', towns.slice(0, 2), forms('planting', 'poster-cleaning', 'green-travel'), {
      numbers: service,
    }),
  ];
}

const destinations = ['市内', '林芝', '农三师', '昭通', '韶关', '揭阳'];
const hope = ['红领巾基金', '微心愿', '南粤会亲', '福彩育苗计划'];

/** Aid and pairs; the donation platform is planned and no further. */
function tellAid(world: World, towns: readonly string[]): Report[] {
  const { root } = world;
  const aid = {
    kind: 'aid.delivered',
    thing: 'group',
    days: [90, 300],
    numbers: { amount: [8_000, 120_000], persons: [5, 80] },
  } as const;
  const pairs = { kind: 'pairing.made', thing: 'a', units: [root], days: [90, 250] } as const;
  const teller = new Teller(world, world.random('hope'));
  const refs = { deliverable: 'hope-platform', unit: root };
  return [
    ...tellSample(world, 'paired-aid', {
      ...aid,
      units: [root],
      values: destinations.map((destination) => ({ programme: 'paired-aid', destination })),
    }),
    ...tellSample(world, 'aid-pair', { ...pairs, values: [{ programme: 'paired-aid' }], each: 3 }),
    teller.exactly(root, 'stage.reached', refs, dayNumber(6, 15), { stage: 'planned' }),
    ...tellEvents(world, 'hope', towns.slice(0, 2), campaigns(...hope)),
    ...tellSample(world, 'hope-aid', { ...aid, units: [root], values: hope.map((programme) => ({ programme })) }),
    ...tellSample(world, 'federation-aid', {
      ...aid,
      units: [root],
      values: ['产业', '就业', '学业'].map((kind) => ({ programme: 'youth-federation', kind })),
    }),
    ...tellSample(world, 'federation-pair', { ...pairs, values: [{ programme: 'youth-federation' }], each: 2 }),
  ];
}

/** Universities and their communities: some have none, one pair has ended; the mechanism is still to come. */
function tellCommunities(world: World, universities: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('communities'));
  const paired = universities.slice(0, Math.ceil(universities.length * 0.7));
  const refs = { deliverable: 'univ-community', unit: world.root };
  return [
    teller.exactly(world.root, 'stage.reached', refs, dayNumber(9, 4), { stage: 'planned' }),
    ...paired.flatMap((unit, n) => {
      const pair = { a: unit, b: `community-${n + 1}`, unit };
      const values = { programme: 'univ-community' };
      const made = teller.told(unit, 'pairing.made', pair, 120 + n * 10, values);
      return n === 1 ? [made, teller.told(unit, 'pairing.ended', pair, 280, values)] : [made];
    }),
    ...tellEvents(world, 'community', paired.slice(0, 3), forms('社区治理', '邻里守望', '政策宣传'), {
      numbers: service,
    }),
  ];
}
