import { isoDay } from '../calendar.js';
import type { DemoFact, DemoValues } from '../command.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** A change of the organisation, reported on its day by the root's planner. */
export type Reorganisation =
  | { readonly day: number; readonly unit: string; readonly parent: string }
  | { readonly day: number; readonly unit: string; readonly name: string }
  | { readonly day: number; readonly unit: string; readonly mergedInto: string }
  | { readonly day: number; readonly unit: string; readonly splitInto: readonly string[] }
  | {
      readonly day: number;
      readonly opens: string;
      readonly parent: string;
      readonly type: string;
      readonly name: string;
    };

/** Invented reorganisations, each on a day of the year. */
export function tellReorganisations(world: World, list: readonly Reorganisation[]): Report[] {
  const teller = new Teller(world, world.random('reorganisation'));
  return list.map((one) => {
    const { kind, refs, values } = factOf(one);
    const day = isoDay(one.day);
    return teller.ruled(kind, refs, kind === 'unit.opened' ? { validFrom: day } : { occurredOn: day }, values, one.day);
  });
}

function factOf(one: Reorganisation): Pick<DemoFact, 'kind' | 'refs'> & { readonly values: DemoValues } {
  if ('opens' in one) {
    const { opens: unit, parent, type, name } = one;
    return { kind: 'unit.opened', refs: { unit, parent }, values: { type, name } };
  }
  const { unit } = one;
  if ('mergedInto' in one) {
    return { kind: 'unit.closed', refs: { unit, successors: [one.mergedInto] }, values: { how: 'merged' } };
  }
  if ('splitInto' in one) {
    return { kind: 'unit.closed', refs: { unit, successors: one.splitInto }, values: { how: 'split' } };
  }
  if ('parent' in one) return { kind: 'unit.changed', refs: { unit, parent: one.parent }, values: {} };
  return { kind: 'unit.changed', refs: { unit }, values: { name: one.name } };
}
