import type { DemoFact, DemoValues } from '../command.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

type Refs = DemoFact['refs'];

/** Facts of one kind from a few units: enough to show what an indicator counts. */
export interface Sample {
  readonly kind: string;
  /** What is told, in turn; how often each unit tells the whole of it stands in `each`. */
  readonly values: readonly DemoValues[];
  readonly units: readonly string[];
  readonly days: readonly [number, number];
  /** The reference under which the kind names the thing itself, such as `event`. */
  readonly thing?: string;
  /** 1 unless told. */
  readonly each?: number;
  readonly refs?: (unit: string, n: number) => Refs;
  /** Numbers that are drawn between two ends. */
  readonly numbers?: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** How many decimals a number of this name is written with. */
const decimals: Readonly<Record<string, string>> = { hours: '.5', amount: '.00' };

export function tellSample(world: World, label: string, sample: Sample): Report[] {
  const { kind, values, units, days, thing, each = 1, refs = () => ({}), numbers = {} } = sample;
  const random = world.random(`sample ${label}`);
  const teller = new Teller(world, random);
  let number = 0;
  const drawn = ([low, high]: readonly [number, number], name: string): string | number => {
    const value = random.between(low, high);
    return decimals[name] === undefined ? value : `${value}${decimals[name]}`;
  };
  return units.flatMap((unit) =>
    Array.from({ length: each }, () => values)
      .flat()
      .map((given) => {
        number++;
        const name = thing === undefined ? {} : { [thing]: `${label}-${String(number).padStart(3, '0')}` };
        const more = Object.entries(numbers).map(([field, ends]) => [field, drawn(ends, field)] as const);
        const all = { ...given, ...Object.fromEntries(more) };
        return teller.told(unit, kind, { ...name, unit, ...refs(unit, number) }, random.between(...days), all);
      }),
  );
}

/** Events of campaigns and forms, with the numbers that organisers state. */
export const tellEvents = (
  world: World,
  label: string,
  units: readonly string[],
  values: readonly DemoValues[],
  more: Partial<Sample> = {},
): Report[] =>
  tellSample(world, label, {
    kind: 'activity.held',
    thing: 'event',
    units,
    values,
    days: [80, world.lastDay - 10],
    numbers: { participants: [20, 200] },
    ...more,
  });

/** Numbers of an event at which volunteers serve. */
export const service = { volunteers: [8, 60], hours: [20, 300] } as const;
