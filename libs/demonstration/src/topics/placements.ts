import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';
import type { Term } from './officers.js';

/** 跟班学习: stays of so many months at a host within the year after taking office. */
export interface Shadowing {
  readonly terms: readonly Term[];
  readonly host: string;
  readonly months: number;
}

const YEAR = 365;

/** Most go in time and stay long enough; some go too late, too briefly, to another host, or not at all. */
export function tellPlacements(world: World, label: string, { terms, host, months }: Shadowing): Report[] {
  const random = world.random(`placements ${label}`);
  const teller = new Teller(world, random);
  return terms.flatMap(({ person, unit, from, to = world.lastDay }): Report[] => {
    const draw = random.between(0, 99);
    if (draw < 10 || from < -YEAR + 1) return [];
    const length = months * 31 - (draw < 18 ? random.between(6, 12) : 0);
    const window = draw < 26 ? [from + YEAR - 10, from + YEAR + 20] : [from + 20, from + YEAR - length - 5];
    const began = Math.max(random.between(Math.min(...window), Math.max(...window)), 8);
    if (began >= Math.min(to, world.lastDay)) return [];
    const refs = { person, host, unit };
    const started = teller.told(unit, 'placement.started', refs, began);
    const last = began + length - 1;
    if (last >= Math.min(to, world.lastDay)) return [started];
    const days = { startedOn: isoDay(began), occurredOn: isoDay(last) };
    return [started, teller.toldOf(unit, { kind: 'placement.ended', refs, days, values: {} }, last)];
  });
}
