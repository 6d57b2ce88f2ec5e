import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellActivities } from '../topics/activities.js';
import { type Deliverable, issued, tellDeliverables } from '../topics/deliverables.js';
import { tellRegister } from '../topics/registers.js';
import type { World } from '../world.js';

/** Services for young people, items 26 to 33 of the plan: told by few units, and not everything is done. */
export function tellYouthServices(world: World, towns: readonly string[]): Report[] {
  const few = towns.slice(0, 5);
  return [
    ...tellDeliverables(world, deliverables),
    ...tellHostels(world),
    ...tellSetSail(world, few),
    ...tellDreamPlan(world, few),
    ...tellExchange(world),
    ...tellBases(world),
    ...tellActivities(world, 'dream-building', {
      units: few,
      each: [1, 3],
      days: [90, world.lastDay],
      campaign: 'dream-building',
      forms: ['salon', 'gathering'],
    }),
    ...tellAtRisk(world, towns),
  ];
}

const deliverables: readonly Deliverable[] = [
  issued('dg-2020-12', dayNumber(5, 9), 'talent-hostels'),
  issued('dg-2020-14', dayNumber(6, 2), 'ten-years-series'),
  issued('dg-2020-17', dayNumber(7, 3), 'base-standard'),
  issued('dg-2020-30', dayNumber(11, 4), 'hkm-forum-cancelled'),
];

/** Two areas, of which one has begun. */
function tellHostels(world: World): Report[] {
  const teller = new Teller(world, world.random('hostels'));
  const [centre, lake] = ['hostel/centre', 'hostel/songshan-lake'];
  const [by, text] = [world.root, '已走访企业和高校，意见汇总后调整试点方案。'];
  return [
    ...tellRegister(world, 'hostel-area', [
      { entry: centre, unit: 'dg.town.02', day: 130 },
      { entry: lake, unit: 'dg.park.01', day: 130 },
    ]),
    teller.told('dg.park.01', 'stage.reached', { deliverable: lake, unit: 'dg.park.01' }, 215, {
      stage: 'hostel-pilot',
    }),
    teller.told(by, 'report.submitted', { report: 'hostel-demand/1', unit: by }, 160, {
      kind: 'hostel-demand',
      to: 'other',
    }),
    teller.told(by, 'narrative.submitted', { unit: by }, 180, { item: '26', text }),
  ];
}

/** Subsidies, some of them paid twice; most who have one have a mentor, one pair has ended. */
function tellSetSail(world: World, towns: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('set-sail'));
  const { random } = teller;
  const [programme, unit] = ['set-sail', world.root];
  const people = Array.from({ length: world.scaled(18) }, () => world.person(6));
  return [
    ...people.flatMap((beneficiary, index): Report[] => {
      const day = random.between(100, 200);
      const values = { programme, amount: `${random.between(3, 12)}000.00` };
      const paid = [day, ...(index % 6 === 0 ? [day + 90] : [])];
      return paid.map((on) => teller.told(unit, 'aid.delivered', { unit, beneficiary }, on, values));
    }),
    ...people.flatMap((person, index): Report[] => {
      if (index % 5 === 4) return [];
      const refs = { a: `mentor-${String(index + 1).padStart(3, '0')}`, person, unit };
      const made = teller.told(unit, 'pairing.made', refs, random.between(110, 210), { programme });
      return index === 0 ? [made, teller.told(unit, 'pairing.ended', refs, 280, { programme })] : [made];
    }),
    ...tellActivities(world, 'set-sail', {
      units: [unit, ...towns],
      each: [0, 2],
      days: [100, world.lastDay],
      campaign: programme,
      forms: ['exchange', 'matching'],
    }),
  ];
}

function tellDreamPlan(world: World, towns: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('dream plan'));
  const { random } = teller;
  return towns.flatMap((unit) =>
    Array.from({ length: 3 }, () => {
      const scheme = random.pick(['dream-plan-core', 'dream-plan-skills']);
      const values = { scheme, hours: `${random.between(8, 40)}.0` };
      return teller.told(
        unit,
        'training.completed',
        { person: world.person(6), unit },
        random.between(120, 310),
        values,
      );
    }),
  );
}

/** Exchanges and partners; the forum is cancelled. */
function tellExchange(world: World): Report[] {
  const teller = new Teller(world, world.random('exchange'));
  const { random } = teller;
  const [unit, park] = [world.root, 'dg.park.01'];
  const inCampaign = (campaign: string): Report[] =>
    tellActivities(world, campaign, {
      units: [unit, park],
      each: [1, 2],
      days: [170, world.lastDay],
      campaign,
      joint: 400,
    });
  return [
    ...inCampaign('concentric-circle'),
    ...inCampaign('hkm-partner'),
    ...[1, 2, 3, 4].map((n) =>
      teller.told(unit, 'pairing.made', { a: `team-${n}`, b: `team-hkm-${n}`, unit }, random.between(180, 300), {
        programme: 'hkm-partner',
      }),
    ),
    ...['job', 'job', 'startup', 'job', 'startup'].map((kind) =>
      teller.told(park, 'aid.delivered', { unit: park, beneficiary: world.person(6) }, random.between(150, 300), {
        programme: 'hkm-youth',
        kind,
      }),
    ),
  ];
}

/** Three bases on different stages; two others are accredited under the standard. */
function tellBases(world: World): Report[] {
  const teller = new Teller(world, world.random('bases'));
  const stages = ['base-approved', 'base-built', 'base-open'];
  const bases = ['dg.park.01', 'dg.park.02', 'dg.town.24'].map((unit, index) => ({
    entry: `hkm-base-${index + 1}`,
    unit,
  }));
  return [
    ...tellRegister(world, 'hkm-base', bases),
    ...bases.flatMap(({ entry, unit }, index) =>
      stages
        .slice(0, stages.length - index)
        .map((stage, n) =>
          teller.told(unit, 'stage.reached', { deliverable: entry, unit }, 60 + n * 80 + index * 10, { stage }),
        ),
    ),
    ...['startup-base-1', 'startup-base-2'].map((entry) =>
      teller.told(world.root, 'recognition.conferred', { unit: world.root, entry, issuer: world.root }, 290, {
        scheme: 'startup-base',
      }),
    ),
  ];
}

/** Surveys of most towns; cases by number, and nobody's name. */
function tellAtRisk(world: World, towns: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('at risk'));
  const { random } = teller;
  const surveys = towns.flatMap((unit): Report[] => {
    if (random.chance(350)) return [];
    const values = { kind: 'at-risk-survey', to: 'league' };
    const refs = { report: `at-risk-survey/${unit}`, unit };
    return [teller.told(unit, 'report.submitted', refs, random.between(120, world.lastDay), values)];
  });
  const few = towns.slice(0, 4);
  const sorts = ['guan-xiang-hua', 'hotline-12355', 'counselling-station', 'legal-station'];
  const cases = few.flatMap((unit) =>
    Array.from({ length: 6 }, (_, n) => n).flatMap((n): Report[] => {
      const values = { type: sorts[n % sorts.length] ?? '' };
      const refs = { case: `case/${unit}/${n + 1}`, unit };
      const day = random.between(60, 250);
      const opened = teller.told(unit, 'case.opened', refs, day, values);
      if (random.chance(250)) return [opened];
      return [opened, teller.told(unit, 'case.closed', refs, day + random.between(3, 60), values)];
    }),
  );
  const recognised = few.map((unit, index) =>
    teller.told(world.root, 'recognition.conferred', { unit, entry: `carrier-${index + 1}`, issuer: world.root }, 260, {
      scheme: index % 2 === 0 ? 'rights-post' : 'zero-crime-community',
    }),
  );
  const workers = few.flatMap((unit) =>
    Array.from({ length: 3 }, () => world.person(6)).flatMap((person, n): Report[] => {
      const values = { role: 'youth-social-worker', engagement: 'full-time', onPost: true };
      const began = teller.told(unit, 'role.began', { person, unit }, -random.between(20, 700), values);
      if (n === 0) return [began];
      const trained = { scheme: 'youth-social-work', hours: '16.0' };
      return [began, teller.told(unit, 'training.completed', { person, unit }, random.between(150, 290), trained)];
    }),
  );
  const visits = tellActivities(world, 'custody-help', {
    units: few,
    each: [1, 1],
    days: [150, world.lastDay],
    campaign: 'custody-help',
  });
  return [...surveys, ...cases, ...recognised, ...workers, ...visits];
}

/** How many of the four sorts of courses each class offers: all, but for a few; one in twenty does not say. */
export function withCourses(world: World, classes: readonly Report[]): Report[] {
  const random = world.random('courses');
  const events = new Set(classes.map(({ fact }) => fact.refs['event']));
  const courses = new Map([...events].map((event) => [event, random.chance(50) ? null : random.chance(100) ? 3 : 4]));
  return classes.map((report): Report => {
    const count = courses.get(report.fact.refs['event']) ?? null;
    if (count === null) return report;
    return { ...report, fact: { ...report.fact, values: { ...report.fact.values, courses: count } } };
  });
}
