import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';
import type { Term } from './officers.js';

/** Reports that each unit owes to the Party organisation and to the upper League organisation. */
export interface ReportsDue {
  readonly kind: string;
  readonly units: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Of a thousand units so many have handed in to both, and so many more to one of them. */
  readonly both: number;
  readonly one: number;
}

/** Reports with their receipts; some are still without one. */
export function tellReports(world: World, { kind, units, from, to, both, one }: ReportsDue): Report[] {
  const random = world.random(`reports ${kind}`);
  const teller = new Teller(world, random);
  return units.flatMap((unit) => {
    const draw = random.between(0, 999);
    const addressees = draw < both ? ['party', 'league'] : draw < both + one ? [random.pick(['party', 'league'])] : [];
    const report = `${kind}/${unit}`;
    return addressees.flatMap((addressee): Report[] => {
      const day = random.between(from, to);
      const values = { kind, to: addressee };
      const handedIn = teller.told(unit, 'report.submitted', { report, unit }, day, values);
      if (random.chance(60)) return [handedIn];
      const receiver = addressee === 'league' ? world.root : unit;
      const received = Math.min(day + random.between(0, 12), world.lastDay);
      return [handedIn, teller.told(receiver, 'report.received', { report, unit }, received, values)];
    });
  });
}

/** Written debriefings of secretaries: a few are early. */
export function tellDebriefs(world: World, terms: readonly Term[], perMille: number): Report[] {
  const random = world.random('debriefs');
  const teller = new Teller(world, random);
  return terms.flatMap(({ person, unit, to }): Report[] => {
    if (to !== undefined || !random.chance(perMille)) return [];
    const refs = { report: `debrief/${unit}`, unit, person };
    const day = random.between(world.lastDay - 15, world.lastDay);
    return [teller.told(unit, 'report.submitted', refs, day, { kind: 'debrief', to: 'league' })];
  });
}

/** Talks that the root holds with who took office in the year: most within weeks. */
export function tellTalks(world: World, terms: readonly Term[]): Report[] {
  const random = world.random('talks');
  const teller = new Teller(world, random);
  return terms
    .filter(({ from }) => from >= 0)
    .flatMap(({ person, unit, from }): Report[] => {
      const day = from + random.between(1, 40);
      if (random.chance(150) || day > world.lastDay) return [];
      return [teller.told(world.root, 'talk.held', { person, unit }, day, { occasion: '新任职' })];
    });
}
