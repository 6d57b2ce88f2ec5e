import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** Events of units, some of them held by several together. */
export interface Activities {
  readonly units: readonly string[];
  /** Each unit holds between so many and so many. */
  readonly each: readonly [number, number];
  readonly days: readonly [number, number];
  readonly campaign?: string;
  readonly forms?: readonly string[];
  /** Of a thousand events so many are joint. */
  readonly joint?: number;
  readonly hasHours?: boolean;
}

/** What every organiser reports of an event: the whole, and of a joint one mostly its own share. */
export function tellActivities(world: World, label: string, activities: Activities): Report[] {
  const { units, each, days, campaign, forms = [], joint = 100, hasHours = false } = activities;
  const random = world.random(`activities ${label}`);
  const teller = new Teller(world, random);
  let number = 0;
  return units.flatMap((unit) =>
    Array.from({ length: random.between(...each) }, () => {
      const event = `${label}-${String(++number).padStart(4, '0')}`;
      const others = random.shuffled(units.filter((one) => one !== unit)).slice(0, random.between(1, 3));
      const organisers = random.chance(joint) ? [unit, ...others] : [unit];
      const day = random.between(...days);
      const shares = organisers.map(() => random.between(8, 120));
      const participants = shares.reduce((sum, share) => sum + share, 0);
      const values = {
        ...(campaign === undefined ? {} : { campaign }),
        ...(forms.length === 0 ? {} : { form: random.pick(forms) }),
        ...(hasHours ? { hours: `${random.between(10, 400)}.5` } : {}),
        participants,
      };
      const isShared = organisers.length > 1 && random.chance(700);
      return organisers.map((by, index) => {
        const refs = { event, unit: by, ...(organisers.length > 1 ? { organisers } : {}) };
        return teller.told(by, 'activity.held', refs, day, {
          ...values,
          ...(isShared ? { share: shares[index] ?? 0 } : {}),
        });
      });
    }).flat(),
  );
}
