import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellActivities } from '../topics/activities.js';
import { tellMeetings } from '../topics/bodies.js';
import { tellInspections } from '../topics/inspections.js';
import { tellJoining } from '../topics/party.js';
import { postIn } from '../topics/posts.js';
import { tellRegister } from '../topics/registers.js';
import { tellStock } from '../topics/stocks.js';
import type { World } from '../world.js';
import type { Places } from './places.js';

/** Grassroots organisation, items 34 to 40 of the plan: told by few units, and not everything is done. */
export const tellGrassroots = (world: World, places: Places): Report[] => [
  ...tellWeakBranches(world, places),
  ...tellRolls(world, places),
  ...tellNewForms(world, places),
  ...tellLinkedWork(world, places),
  ...tellFederation(world, places),
  ...tellSchoolReform(world, places),
  ...tellStudentUnions(world, places),
  ...tellPioneerWork(world, places),
];

/** Six branches listed as weak, of which four are put right. */
function tellWeakBranches(world: World, { root, branches }: Places): Report[] {
  const teller = new Teller(world, world.random('weak branches'));
  const weak = branches.slice(0, 6).map((unit) => ({ entry: `weak/${unit}`, unit, day: 95 }));
  return [
    ...tellRegister(world, 'weak-branch', weak),
    ...weak.slice(0, 4).map(({ entry, unit }, index) =>
      teller.told(root, 'finding.closed', { finding: entry, unit, acceptor: root }, 190 + index * 25, {
        kind: 'weak-branch',
      }),
    ),
  ];
}

/** Members on the rolls, with what was done for how many; most have fewer without an organisation than a year before. */
const tellRolls = (world: World, { towns, universities, schools }: Places): Report[] =>
  tellStock(world, 'rolls', {
    units: [...towns.slice(0, 3), ...universities.slice(0, 2), ...schools.slice(0, 3)],
    days: [dayNumber(6, 30), dayNumber(9, 30)],
    count: (random) => {
      const [roll, lost, change] = [random.between(180, 2_400), random.between(12, 90), random.between(-9, 2)];
      const of = (least: number): number => random.between(least, 99);
      const [registered, paid, appraised] = [of(85), of(70), of(60)];
      const share = (percent: number): readonly [number, number] => [Math.trunc((roll * percent) / 100), roll];
      return (n) => ({
        'pocket-members': [Math.max(0, lost + change * (n + 1))],
        'registered-members': share(registered),
        'dues-paid': share(paid),
        'members-appraised': share(appraised),
      });
    },
    baselines: { 'pocket-members': ['pocket-members'] },
  });

function tellNewForms(world: World, { towns }: Places): Report[] {
  const teller = new Teller(world, world.random('new forms'));
  const { random } = teller;
  const forms = ['行业', '社团', '街区', '楼宇', '物业', '产业链', '楼宇'];
  const few = towns.slice(0, 3);
  return [
    ...tellRegister(
      world,
      'branch-model',
      forms.map((category, index) => {
        return { entry: `model-${index + 1}`, unit: few[index % few.length] ?? world.root, category, day: 150 };
      }),
    ),
    ...few.flatMap((unit) =>
      [1, 2].map(() => {
        const refs = { person: world.person(7), unit };
        return teller.told(unit, 'training.completed', refs, random.between(140, 290), { scheme: 'emerging-core' });
      }),
    ),
    ...few.map((unit) =>
      teller.told(unit, 'body.founded', { body: `carrier/${unit}`, unit }, random.between(120, 290), {
        type: 'emerging-carrier',
      }),
    ),
  ];
}

function tellLinkedWork(world: World, { root, towns, bureaus }: Places): Report[] {
  const teller = new Teller(world, world.random('linked work'));
  const few = towns.slice(0, 6);
  return [
    ...tellActivities(world, 'area-joint', {
      units: few,
      each: [1, 1],
      days: [100, world.lastDay],
      campaign: 'area-joint',
      joint: 1_000,
    }),
    ...tellMeetings(world, 'area-joint', few.slice(0, 3), 1_000, [80, 300]),
    ...tellInspections(world, 'bureau-guidance', bureaus.slice(0, 4), [120, 290], 0),
    ...bureaus.slice(0, 4).map((unit) =>
      teller.told(root, 'training.completed', { person: world.person(7), unit: root, course: unit }, 250, {
        scheme: 'bureau-guidance',
      }),
    ),
  ];
}

/** The meeting was held; the rules wait for their revision, and one of five leading posts for somebody. */
function tellFederation(world: World, { root }: Places): Report[] {
  const teller = new Teller(world, world.random('federation'));
  const register = 'federation-leadership';
  const posts = [1, 2, 3, 4, 5].map((n) => postIn(register, `${root}.${n}`));
  const began = (role: string, day: number, post?: string): Report => {
    const refs = { person: world.person(7), unit: root, ...(post === undefined ? {} : { post }) };
    return teller.told(root, 'role.began', refs, day, { role, engagement: 'part-time', onPost: true });
  };
  const members = [-200, -150, 70, 110, 160, 200].map((day) => began('federation-member', day));
  const left = members.slice(0, 2).map(({ fact }, index) => {
    const { person = '' } = fact.refs;
    return teller.told(root, 'role.ended', { person, unit: root }, 205 + index, { role: 'federation-member' });
  });
  return [
    ...tellRegister(
      world,
      register,
      posts.map((entry) => ({ entry, unit: root })),
    ),
    ...posts.slice(0, 4).map((post, index) => began('federation-leader', index === 3 ? 192 : -300, post)),
    ...members,
    ...left,
    teller.exactly(root, 'meeting.held', { meeting: 'federation/6-4', unit: root }, dayNumber(7, 10), {
      type: 'federation-6-standing',
      session: 4,
      attendance: 41,
    }),
    ...tellActivities(world, 'federation', {
      units: [root],
      each: [3, 3],
      days: [90, world.lastDay],
      campaign: 'federation',
    }),
  ];
}

/** Schools with pupils of League age: those of the organisation, and some in towns of which two have no committee yet. */
function tellSchoolReform(world: World, { towns, schools, branches, universities }: Places): Report[] {
  const teller = new Teller(world, world.random('school reform'));
  const sorts = ['private', 'technical', 'rural'];
  const known = schools.map((unit) => {
    const category = world.typeOf(unit) === 'school-vocational' ? 'vocational' : 'other';
    return { entry: `league-school/${unit}`, unit, category };
  });
  const others = towns.slice(0, 6).map((unit, index) => {
    return { entry: `league-school/${unit}`, unit, category: sorts[index % sorts.length] ?? '' };
  });
  const founded = [...known, ...others.slice(2)].map(({ entry, unit }, index) =>
    teller.told(
      unit,
      'body.founded',
      { body: `committee/${entry}`, unit, entries: [entry] },
      index < known.length ? -400 : 200 + index,
      { type: 'school-committee' },
    ),
  );
  const campaign = (name: string, units: readonly string[]): Report[] =>
    tellActivities(world, name, { units, each: [1, 2], days: [100, world.lastDay], campaign: name });
  return [
    ...tellRegister(world, 'league-school', [...known, ...others]),
    ...founded,
    ...tellMeetings(world, 'branch-assembly', branches, 700, [60, world.lastDay]),
    ...campaign('strong-base', schools.slice(0, 3)),
    ...campaign('vitality', universities.slice(0, 3)),
    ...schools.slice(0, 2).map((unit) =>
      teller.told(unit, 'narrative.submitted', { unit }, 200, {
        item: '38',
        text: '已完成团支部台账核对，班级团支部按期换届。',
      }),
    ),
    ...tellJoining(world, { units: universities.slice(0, 3), field: '高校', each: [4, 8], recommended: [400, 600] }),
    ...tellStages(teller, 'second-class-in-use', universities.slice(0, 5)),
  ];
}

/** A stage that each of these units has reached for itself. */
const tellStages = (teller: Teller, stage: string, units: readonly string[]): Report[] =>
  units.map((unit) => {
    const refs = { deliverable: `${stage}/${unit}`, unit };
    return teller.told(unit, 'stage.reached', refs, teller.random.between(90, 290), { stage });
  });

/** Some unions have all five measures, some lack one or two, most were not looked at. */
function tellStudentUnions(world: World, { root, universities }: Places): Report[] {
  const teller = new Teller(world, world.random('student unions'));
  const measures = ['union-focus', 'union-slimming', 'union-reach', 'union-running', 'union-discipline'];
  const societies = universities.slice(0, 3).flatMap((unit) =>
    [1, 2].map((n) => {
      return { entry: `society/${unit}/${n}`, unit, day: 60 };
    }),
  );
  return [
    ...tellStages(teller, 'one-heart-two-rings', universities.slice(0, 6)),
    ...universities.slice(0, 4).flatMap((unit, index) =>
      measures.slice(Math.max(0, index - 1)).map((type) => {
        const refs = { inspection: `${type}/${unit}`, unit, inspector: root };
        return teller.told(root, 'inspection.done', refs, teller.random.between(240, 300), { type });
      }),
    ),
    ...tellRegister(world, 'student-society', societies),
    ...societies.slice(0, 4).map(({ entry, unit }) => {
      const refs = { inspection: `society-check/${entry}`, unit, inspector: root, site: entry };
      return teller.told(root, 'inspection.done', refs, 275, { type: 'society-check' });
    }),
  ];
}

function tellPioneerWork(world: World, { root, towns }: Places): Report[] {
  const teller = new Teller(world, world.random('pioneer work'));
  const few = towns.slice(0, 3);
  return [
    ...tellInspections(world, 'pioneer-inspection', few, [260, 290], 0),
    teller.exactly(root, 'body.founded', { body: 'pioneer-mentors/1', unit: root }, dayNumber(10, 13), {
      type: 'pioneer-mentors',
    }),
    ...few.flatMap((unit) =>
      ['city', 'town', 'school'].map((layer) => {
        const values = { scheme: 'pioneer-instructor', layer, hours: '12.0' };
        return teller.told(unit, 'training.completed', { person: world.person(7), unit }, 235, values);
      }),
    ),
    ...few.map((unit) =>
      teller.told(unit, 'narrative.submitted', { unit }, 270, {
        item: '40',
        text: '对照标准化建设要求完成自查，活动阵地补齐。',
      }),
    ),
  ];
}
