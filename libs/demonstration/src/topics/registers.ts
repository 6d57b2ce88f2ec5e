import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** An entry of a register: where it lies, and from which day on where it has not been there since 2019. */
export interface Entry {
  readonly entry: string;
  readonly unit: string;
  readonly category?: string;
  readonly name?: string;
  readonly day?: number;
  /** When it is entered, where that is not the day itself: what lies ahead is known before. */
  readonly known?: number;
}

/** Enters what a planner of the root keeps in a register. */
export function tellRegister(world: World, register: string, entries: readonly Entry[]): Report[] {
  const teller = new Teller(world, world.random(`register ${register}`));
  return entries.map(({ entry, unit, category, name, day = -365, known = Math.max(day, 0) }) => {
    const values = {
      register,
      ...(category === undefined ? {} : { category }),
      ...(name === undefined ? {} : { name }),
    };
    return teller.ruled('register.entered', { entry, unit }, { occurredOn: isoDay(day) }, values, known);
  });
}
