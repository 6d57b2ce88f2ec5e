import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { Term } from '../topics/officers.js';
import { tellRegister } from '../topics/registers.js';
import { tellEvents, tellSample } from '../topics/samples.js';
import { tellStock } from '../topics/stocks.js';
import type { World } from '../world.js';
import type { Stage } from './stage.js';

/** Items 1 to 10, besides study, lessons and reports, which have topics of their own. */
export function tellIdeology(world: World, { towns, universities, terms }: Stage): Report[] {
  const { root } = world;
  const someTowns = towns.slice(0, 4);
  const someUniversities = universities.slice(0, 3);
  return [
    ...tellMeetings(world, someTowns),
    ...tellEvents(world, 'theory', someTowns, [{ campaign: 'theory-study' }]),
    ...tellStages(world),
    ...tellResearch(
      world,
      terms.filter(({ role }) => role === 'lecturer'),
    ),
    ...tellYoungMarxists(world, someUniversities),
    ...tellSample(world, 'lighthouse', {
      kind: 'recognition.conferred',
      thing: 'entry',
      values: [{ scheme: 'lighthouse-projects', list: '思想引领精品项目名单' }],
      units: [root],
      each: 5,
      days: [dayNumber(9, 25), dayNumber(9, 25)],
      refs: () => ({ issuer: root }),
    }),
    ...tellEvents(world, 'lighthouse-event', someUniversities, [{ campaign: 'lighthouse' }], { each: 2 }),
    ...['5', '6', '7'].flatMap((item) =>
      tellSample(world, `narrative-${item}`, {
        kind: 'narrative.submitted',
        values: [{ item, text: '已按要求推进，情况见附件。' }],
        units: someUniversities,
        days: [150, 300],
      }),
    ),
    ...tellSample(world, 'ideology-check', {
      kind: 'inspection.done',
      thing: 'inspection',
      values: [{ type: 'ideology' }],
      units: someTowns,
      days: [200, 280],
    }),
    ...tellSample(world, 'ideology-finding', {
      kind: 'finding.raised',
      thing: 'finding',
      values: [{ kind: 'ideology' }],
      units: someTowns.slice(0, 2),
      days: [200, 280],
    }),
    ...tellMedia(world, someTowns),
    ...tellEvents(
      world,
      'survey',
      someTowns.slice(0, 2),
      ['有多少', '在哪里', '想什么', '干什么', '要什么'].map((form) => ({ campaign: 'youth-survey', form })),
    ),
    ...tellKeyDates(world),
  ];
}

/** Leadership meetings, most of which begin with the study; sessions of study. */
function tellMeetings(world: World, towns: readonly string[]): Report[] {
  const study = { type: 'leadership', firstItem: 'first-topic', attendance: 9 };
  const meeting = { kind: 'meeting.held', thing: 'meeting', days: [70, 300] } as const;
  return [
    ...tellSample(world, 'leadership', { ...meeting, values: [study], units: [world.root], each: 18 }),
    ...tellSample(world, 'leadership-town', {
      ...meeting,
      values: [study, study, study, { ...study, firstItem: 'personnel' }],
      units: towns.slice(0, 2),
    }),
    ...tellSample(world, 'leadership-unsaid', {
      ...meeting,
      values: [{ type: 'leadership' }],
      units: towns.slice(2, 3),
    }),
    ...tellSample(world, 'centre-group', {
      ...meeting,
      values: [{ type: 'centre-group' }],
      units: [world.root],
      each: 6,
    }),
    ...tellSample(world, 'sessions', { ...meeting, values: [{ type: 'three-sessions' }], units: towns, each: 2 }),
  ];
}

/** The database is in use, the library only planned; the rules on linked media came with a document. */
function tellStages(world: World): Report[] {
  const teller = new Teller(world, world.random('stages'));
  const reached = (deliverable: string, stage: string, day: number): Report =>
    teller.exactly(world.root, 'stage.reached', { deliverable, unit: world.root }, day, { stage });
  const refs = { document: 'document/media-linkage', unit: world.root };
  const rules = { type: 'issued', matter: 'media-linkage' };
  return [
    reached('lecturer-database', 'planned', dayNumber(4, 20)),
    reached('lecturer-database', 'built', dayNumber(6, 30)),
    reached('course-library', 'planned', dayNumber(7, 10)),
    reached('media-linkage', 'planned', dayNumber(5, 8)),
    teller.exactly(world.root, 'document.issued', refs, dayNumber(8, 3), rules),
  ];
}

/** What lecturers have worked on: nearly all of them say. */
function tellResearch(world: World, lecturers: readonly Term[]): Report[] {
  const random = world.random('research');
  const teller = new Teller(world, random);
  return lecturers.flatMap(({ person, unit, to }, n): Report[] => {
    if (to !== undefined || random.chance(150)) return [];
    const refs = { report: `lecturer-research-${n + 1}`, unit, person };
    const values = { kind: 'lecturer-research', to: 'other' };
    return [teller.told(unit, 'report.submitted', refs, random.between(120, 300), values)];
  });
}

/** The programme at universities and demonstration schools; of the trainees nearly all are appraised in the end. */
function tellYoungMarxists(world: World, universities: readonly string[]): Report[] {
  const random = world.random('young marxists');
  const teller = new Teller(world, random);
  const schools = world.some(world.units('school-senior')).slice(0, 6);
  const trainees = universities.flatMap((unit) =>
    Array.from({ length: world.scaled(12) }, () => world.person(5)).flatMap((person): Report[] => {
      const refs = { person, unit };
      const values = { role: 'young-marxist', engagement: 'part-time' };
      const enrolled = teller.told(unit, 'role.began', refs, random.between(110, 130), values);
      if (random.chance(170)) return [enrolled];
      const grade = { scheme: 'young-marxists-appraisal', level: random.pick(['优秀', '合格', '合格']) };
      return [enrolled, teller.told(unit, 'recognition.conferred', refs, random.between(280, 310), grade)];
    }),
  );
  return [
    ...trainees,
    ...tellRegister(
      world,
      'demonstration-school',
      schools.map((unit) => ({ entry: unit, unit, day: -100 })),
    ),
    ...tellEvents(world, 'young-marxists', schools.slice(0, 4), [{ campaign: 'young-marxists' }]),
    ...tellSample(world, 'young-marxists-rules', {
      kind: 'document.issued',
      thing: 'document',
      values: [{ type: 'issued', matter: 'young-marxists' }],
      units: [world.root],
      each: 2,
      days: [100, 250],
    }),
  ];
}

/** Pieces, accounts, independent media; followers are counted, but nobody has frozen a baseline of them. */
function tellMedia(world: World, towns: readonly string[]): Report[] {
  const { root } = world;
  const units = [root, ...towns];
  return [
    ...tellSample(world, 'piece', {
      kind: 'content.published',
      thing: 'content',
      values: [
        { type: 'guidance', original: true },
        { type: 'guidance', original: false },
        { type: 'epidemic', original: true },
      ],
      units,
      each: 2,
      days: [40, 300],
      numbers: { reads: [300, 20_000] },
    }),
    ...tellStock(world, 'media', {
      units: [root],
      days: [dayNumber(6, 30), dayNumber(9, 30)],
      count: () => (n) => ({ 'media-followers': [412_000 + n * 9_000], 'media-reads': [3_100_000 + n * 800_000] }),
    }),
    ...tellSample(world, 'account', {
      kind: 'account.opened',
      thing: 'account',
      values: [{ platform: '短视频' }, { platform: '问答社区' }],
      units: [root],
      days: [100, 240],
    }),
    ...tellSample(world, 'youth-media', {
      kind: 'pairing.made',
      thing: 'a',
      values: [{ programme: 'youth-media' }],
      units: [root],
      each: 4,
      days: [120, 280],
    }),
  ];
}

const keyDates = [
  { entry: 'node-03-05', day: dayNumber(3, 5), name: '学雷锋日', plan: dayNumber(2, 24), isHeld: true },
  { entry: 'node-05-04', day: dayNumber(5, 4), name: '五四青年节', plan: dayNumber(4, 10), isHeld: true },
  { entry: 'node-06-01', day: dayNumber(6, 1), name: '六一国际儿童节', plan: dayNumber(5, 18), isHeld: true },
  { entry: 'node-07-01', day: dayNumber(7, 1), name: '七一', plan: dayNumber(7, 6), isHeld: true },
  { entry: 'node-09-01', day: dayNumber(9, 1), name: '入学', plan: dayNumber(8, 20), isHeld: false },
  { entry: 'node-10-01', day: dayNumber(10, 1), name: '国庆节', plan: dayNumber(9, 15), isHeld: true },
  { entry: 'node-10-13', day: dayNumber(10, 13), name: '少先队建队日', isHeld: false },
  { entry: 'node-12-05', day: dayNumber(12, 5), name: '国际志愿者日', isHeld: false },
];

/** Key dates of the year, their plans (one late, two missing) and their events. */
function tellKeyDates(world: World): Report[] {
  const teller = new Teller(world, world.random('key dates'));
  const { root } = world;
  return [
    ...tellRegister(
      world,
      'key-date',
      keyDates.map(({ entry, day, name }) => ({ entry, unit: root, day, name, known: 10 })),
    ),
    ...keyDates.flatMap(({ entry, day, plan, isHeld }) => {
      const refs = { document: `plan-${entry}`, unit: root };
      const values = { type: 'issued', matter: entry };
      const held = { campaign: 'key-date', participants: 150 };
      return [
        ...(plan === undefined ? [] : [teller.exactly(root, 'document.issued', refs, plan, values)]),
        ...(isHeld ? [teller.exactly(root, 'activity.held', { event: entry, unit: root }, day, held)] : []),
      ];
    }),
  ];
}
