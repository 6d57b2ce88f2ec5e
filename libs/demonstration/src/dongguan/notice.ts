import { dayNumber, isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { Term } from '../topics/officers.js';
import { tellRegister } from '../topics/registers.js';
import { tellEvents, tellSample } from '../topics/samples.js';
import type { World } from '../world.js';
import type { Stage } from './stage.js';

const ITEMS = 52;
const items = Array.from({ length: ITEMS }, (_, n) => String(n + 1));

/** Item 0: what the covering notice asks of the committees that it is addressed to. A few of them do it. */
export function tellNotice(world: World, stage: Stage): Report[] {
  const { committees, terms } = stage;
  const few = committees.filter((_, n) => n % 6 === 0);
  return [
    ...tellSample(world, 'notice', {
      kind: 'document.issued',
      thing: 'document',
      values: [{ type: 'issued', matter: 'annual-plan' }],
      units: [world.root],
      days: [dayNumber(3, 13), dayNumber(3, 13)],
      refs: () => ({ serves: committees.slice(0, 50) }),
    }),
    ...tellSample(world, 'notice-more', {
      kind: 'document.issued',
      thing: 'document',
      values: [{ type: 'issued', matter: 'annual-plan', part: '2' }],
      // a list holds 50 units at most
      units: committees.length > 50 ? [world.root] : [],
      days: [dayNumber(3, 13), dayNumber(3, 13)],
      refs: () => ({ serves: committees.slice(50) }),
    }),
    ...tellSample(world, 'local-plan', {
      kind: 'document.issued',
      thing: 'document',
      values: [{ type: 'issued', matter: 'local-plan' }],
      units: few,
      days: [65, 150],
    }),
    ...tellProgress(world, few),
    ...tellCrosscheck(
      world,
      committees.filter((_, n) => n % 15 === 0),
    ),
    ...tellCascade(world, stage, terms),
    ...tellRegister(
      world,
      'brand-project',
      ['青春志愿', '青春建功', '青春同行'].map((name, n) => ({
        entry: `brand-${n + 1}`,
        unit: world.root,
        day: 100 + n * 40,
        name,
      })),
    ),
    ...tellEvents(world, 'brand', few.slice(0, 4), [{ campaign: 'brand-project' }], { each: 2 }),
  ];
}

const quarters = [
  { period: 'progress-2020-q2', opens: dayNumber(4, 1), closes: dayNumber(7, 10) },
  { period: 'progress-2020-q3', opens: dayNumber(7, 1), closes: dayNumber(10, 10) },
  { period: 'progress-2020-q4', opens: dayNumber(10, 1), closes: dayNumber(12, 31) },
];

/** A return each quarter; some are late, some never come. */
function tellProgress(world: World, units: readonly string[]): Report[] {
  const random = world.random('progress');
  const teller = new Teller(world, random);
  return quarters.flatMap(({ period, opens, closes }) => {
    const days = { opensOn: isoDay(opens), closesOn: isoDay(closes) };
    const values = { scheme: 'progress', title: period };
    const opened = teller.ruled('period.opened', { period, unit: world.root }, days, values, opens - 10);
    const filed = units.flatMap((unit): Report[] => {
      const day = closes - random.between(-4, 12);
      if (random.chance(120) || day > world.lastDay) return [];
      const refs = { report: `${period}/${unit}`, unit, period };
      return [teller.told(unit, 'report.submitted', refs, day, { kind: 'progress-report', to: 'league' })];
    });
    return [opened, ...filed];
  });
}

/** The first unit has a row for every item, the others for most; what does not apply is said in words. */
function tellCrosscheck(world: World, units: readonly string[]): Report[] {
  const random = world.random('crosscheck');
  const teller = new Teller(world, random);
  return units.flatMap((unit, index) =>
    world.some(items).flatMap((item): Report[] => {
      const day = random.between(75, 130);
      if (index > 0 && random.chance(40 * index)) return [];
      if (Number(item) % 9 === 0) {
        return [teller.exactly(unit, 'narrative.submitted', { unit }, day, { item, text: '本单位无此项工作。' })];
      }
      const task = `crosscheck/${unit}/${item}`;
      return [teller.exactly(unit, 'task.assigned', { task, unit }, day, { item, list: 'crosscheck' })];
    }),
  );
}

/** Each item at each of three levels, with a unit and an officer who answer for it; some cells stay empty. */
function tellCascade(world: World, { towns, branches }: Stage, terms: readonly Term[]): Report[] {
  const random = world.random('cascade');
  const teller = new Teller(world, random);
  const levels = { city: [world.root], committee: towns.slice(0, 3), branch: branches.slice(0, 3) };
  const cells = Object.entries(levels).flatMap(([level, units]) =>
    world.some(items).map((item) => ({ entry: `cascade/${level}/${item}`, item, units })),
  );
  const assigned = cells.flatMap(({ entry, item, units }): Report[] => {
    if (units.length === 0 || random.chance(70)) return [];
    const unit = random.pick(units);
    const officers = terms.filter((term) => term.unit === unit && term.role !== 'lecturer');
    const person = officers.length > 0 ? { person: random.pick(officers).person } : {};
    const day = random.between(80, 200);
    return [
      teller.exactly(world.root, 'task.assigned', { task: entry, unit, ...person }, day, { item, list: 'cascade' }),
    ];
  });
  return [
    ...tellRegister(
      world,
      'cascade',
      cells.map(({ entry }) => ({ entry, unit: world.root, day: dayNumber(3, 13) })),
    ),
    ...assigned,
  ];
}
