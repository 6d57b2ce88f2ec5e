import { isoDay } from '../calendar.js';
import type { Random } from '../random.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** Units that admit members, with the range of numbers that each has. */
export interface Admissions {
  readonly units: readonly string[];
  /** Members admitted by all of them, in the whole. */
  readonly members: number;
  /** Days on which admissions are approved. */
  readonly days: readonly number[];
  /** Hours of theory that nearly everybody has. */
  readonly lessons: number;
}

/** New members with all that an admission asks for; of a hundred some ten lack something, or have it too late. */
export function tellAdmissions(world: World, { units, members: count, days, lessons }: Admissions): Report[] {
  const each = Math.max(2, Math.trunc(world.scaled(count) / units.length));
  const total = new Teller(world, world.random('admissions')).ruled(
    'quota.allocated',
    { unit: world.root },
    { occurredOn: isoDay(12) },
    { quota: 'member-numbers', amount: units.length * (each + 4) },
    12,
  );
  const admitted = units.flatMap((unit, index) => {
    const random = world.random(`admissions ${unit}`);
    const teller = new Teller(world, random);
    const first = (index + 1) * 1_000 + 1;
    const size = each + random.between(-3, 6);
    // One unit in eight admits more than it was allotted.
    const last = first + size - 1 - (index % 8 === 5 ? 2 : -random.between(0, 5));
    const values = { quota: 'member-numbers', firstNumber: first, lastNumber: last };
    const allotted = teller.ruled('quota.allocated', { unit }, { occurredOn: isoDay(15) }, values, 15);
    const members = Array.from({ length: size }, (_, n) =>
      admission(teller, { unit, number: first + n, approved: random.pick(days), lessons }),
    );
    return [allotted, ...members.flat()];
  });
  return [total, ...admitted];
}

interface Admission {
  readonly unit: string;
  readonly number: number;
  readonly approved: number;
  readonly lessons: number;
}

function admission(teller: Teller, { unit, number, approved, lessons }: Admission): Report[] {
  const { random, world } = teller;
  const person = world.person(2);
  const refs = { person, unit };
  const told = (kind: string, day: number, values = {}): Report => teller.told(unit, kind, refs, day, values);
  const [lacks, day] = [random.between(0, 99), approved - random.between(0, 3)];
  const half = Math.trunc(lessons / 2) + 1;
  const theory = { hours: `${half}.0`, theory: true };
  const result = lacks === 5 ? 'not-passed' : 'passed';
  const least = lacks < 3 ? '9.5' : `${random.between(10, 14)}.5`;
  return [
    told('applicant.enrolled', approved - (lacks === 3 ? random.between(40, 80) : random.between(95, 200))),
    told('precourse.hours', approved - random.between(50, 88), theory),
    ...(lacks === 4 ? [] : [told('precourse.hours', approved - random.between(20, 49), theory)]),
    told('volunteer.hours', approved - random.between(60, 90), { hours: least }),
    told('volunteer.hours', approved - random.between(8, 55), { hours: least }),
    ...(lacks === 6 ? [] : [told('ideology.assessed', approved - random.between(3, 15), { result })]),
    admitted(teller, refs, day, numberOf(number, random)),
    ...entered(teller, refs, day),
  ];
}

/** Now and then a neighbour's number is given at first, which is put right, or none. */
const numberOf = (number: number, random: Random): { readonly first: number | undefined; readonly number: number } => ({
  number,
  first: random.chance(12) ? number - 1 : random.chance(4) ? undefined : number,
});

function admitted(
  teller: Teller,
  refs: Readonly<Record<string, string>>,
  day: number,
  { first, number }: ReturnType<typeof numberOf>,
): Report {
  const unit = refs['unit'] ?? '';
  const values = first === undefined ? {} : { number: first };
  const report = teller.told(unit, 'member.admitted', refs, day, values);
  if (first === number || report.later !== undefined || teller.random.chance(200)) return report;
  const later = { after: 2, correct: { number }, of: 'values', reason: '编号录入有误，按分配表更正' } as const;
  return { ...report, later };
}

/** Entered in the system: within the month as a rule. */
function entered(teller: Teller, refs: Readonly<Record<string, string>>, day: number): Report[] {
  const { random, world } = teller;
  const draw = random.between(0, 99);
  const on = day + (draw < 5 ? random.between(32, 60) : random.between(1, 27));
  if (draw === 99 || on > world.lastDay) return [];
  return [teller.told(refs['unit'] ?? '', 'member.entered', refs, on, { system: 'zhtj' })];
}
