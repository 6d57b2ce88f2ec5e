import { isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

export const postIn = (register: string, unit: string): string => `${register}/${unit}`;

/** Enters a post of each unit in a register, as it has stood since 2019. */
export function tellPosts(
  world: World,
  register: string,
  units: readonly string[],
  categoryOf: (unit: string) => string | undefined = () => undefined,
): Report[] {
  const teller = new Teller(world, world.random(`posts ${register}`));
  return units.map((unit) => {
    const category = categoryOf(unit);
    const values = { register, ...(category === undefined ? {} : { category }) };
    const refs = { entry: postIn(register, unit), unit };
    return teller.ruled('register.entered', refs, { occurredOn: isoDay(-365) }, values, 0);
  });
}

/** A post that is abolished: from that day on it stands in the register no more. */
export function tellAbolished(world: World, register: string, unit: string, day: number): Report[] {
  const teller = new Teller(world, world.random(`abolished ${register}`));
  const refs = { entry: postIn(register, unit), unit };
  return [teller.ruled('register.left', refs, { occurredOn: isoDay(day) }, { register }, day)];
}
