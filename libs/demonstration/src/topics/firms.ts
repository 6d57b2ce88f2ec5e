import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** Firms and social organisations, numbered: in which registers each is, and whether it has a branch. */
interface Firm {
  readonly entry: string;
  readonly unit: string;
  readonly registers: readonly string[];
}

/** The “three hundred percent”: three registers that overlap, branches of their own, joint ones, and one that was dissolved. */
export function tellFirms(world: World, units: readonly string[], count: number): Report[] {
  const random = world.random('firms');
  const teller = new Teller(world, random);
  const firms = Array.from({ length: world.scaled(count) }, (_, index): Firm => {
    const isSocial = index % 6 === 0;
    const draw = random.between(0, 99);
    const scale = draw < 35 ? ['party-firm'] : draw < 75 ? ['scale-firm'] : ['party-firm', 'scale-firm'];
    const registers = isSocial ? (draw < 30 ? ['party-firm', 'youth-npo'] : ['youth-npo']) : scale;
    const entry = `${isSocial ? 'npo' : 'firm'}-${String(index + 1).padStart(4, '0')}`;
    return { entry, unit: random.pick(units), registers };
  });
  const entered = firms.flatMap(({ entry, unit, registers }) =>
    registers.map((register) => {
      const isNew = random.chance(80);
      const day = isNew ? random.between(60, 240) : -random.between(10, 300);
      return teller.ruled(
        'register.entered',
        { entry, unit },
        { occurredOn: isoDay(day) },
        { register },
        Math.max(day, 0),
      );
    }),
  );
  const gone = firms.filter(() => random.chance(15));
  const left = gone.flatMap(({ entry, unit, registers }) =>
    registers.map((register) => {
      const day = random.between(260, 310);
      return teller.ruled('register.left', { entry, unit }, { occurredOn: isoDay(day) }, { register }, day);
    }),
  );
  return [...entered, ...left, ...tellBranches(world, firms)];
}

/** Firms with a Party organisation nearly all have a branch by the end, the others most. */
function tellBranches(world: World, firms: readonly Firm[]): Report[] {
  const random = world.random('branches');
  const teller = new Teller(world, random);
  let number = 0;
  const founded = (unit: string, entries: readonly string[]): Report[] => {
    const refs = { body: `branch-${String(++number).padStart(4, '0')}`, unit, entries };
    const day = random.chance(550) ? -random.between(10, 700) : random.between(40, world.lastDay - 20);
    const values = { type: 'league-branch', joint: entries.length > 1 };
    const report = teller.told(unit, 'body.founded', refs, day, values);
    if (entries.length === 1 || !random.chance(100)) return [report];
    const end = random.between(Math.max(day, 0) + 5, world.lastDay);
    return [report, teller.told(unit, 'body.dissolved', refs, end, { type: 'league-branch' })];
  };
  const towns = Map.groupBy(firms, ({ unit }) => unit);
  return [...towns].flatMap(([unit, own]) => {
    // A town in four has a branch for each of its firms.
    const sure = random.chance(250);
    const has = own.filter(({ registers }) => sure || random.chance(registers.includes('party-firm') ? 960 : 820));
    const alone = has.filter(({ registers }) => registers.includes('party-firm') || random.chance(400));
    const shared = has.filter((one) => !alone.includes(one)).map(({ entry }) => entry);
    return [
      ...alone.flatMap(({ entry }) => founded(unit, [entry])),
      ...(shared.length > 0 ? founded(unit, shared.slice(0, 50)) : []),
    ];
  });
}
