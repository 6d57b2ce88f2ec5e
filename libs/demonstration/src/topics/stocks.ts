import { isoDay } from '../calendar.js';
import type { Random } from '../random.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';

/** A count that units take on some days, and the baseline that it is compared with. */
export interface Stock {
  readonly units: readonly string[];
  readonly days: readonly number[];
  /** Metric → value (and base) on the n-th of the days; -1 is the baseline's. */
  readonly count: (random: Random) => (n: number) => Readonly<Record<string, readonly [value: number, base?: number]>>;
  /** Baseline metric → how it is made of the counts; none: nobody has frozen one. */
  readonly baselines?: Readonly<Record<string, readonly [numerator: string, denominator?: string]>>;
  /** Of a thousand units so many have no baseline. */
  readonly unfrozen?: number;
}

const LAST_YEAR = -1;

/** Counts of the year, and the baselines of 2019-12-31 that the root has frozen. */
export function tellStock(world: World, label: string, stock: Stock): Report[] {
  const { units, days, count, baselines = {}, unfrozen = 0 } = stock;
  const random = world.random(`stock ${label}`);
  const teller = new Teller(world, random);
  return units.flatMap((unit) => {
    const of = count(random);
    const before = of(-1);
    const isFrozen = !random.chance(unfrozen);
    const frozen = Object.entries(isFrozen ? baselines : {}).map(([metric, [numerator, denominator]]) => {
      const [value = 0, ownBase] = before[numerator] ?? [];
      const base = denominator === undefined ? ownBase : before[denominator]?.[0];
      const values = { metric, numerator: value, ...(base === undefined ? {} : { denominator: base }) };
      return teller.ruled('baseline.frozen', { unit }, { occurredOn: isoDay(LAST_YEAR) }, values, 10);
    });
    const counted = days.flatMap((day, n) =>
      Object.entries(of(n)).map(([metric, [value, base]]) => {
        const values = { metric, value, ...(base === undefined ? {} : { base }) };
        const report = teller.told(unit, 'stock.counted', { unit }, day, values);
        if (report.later !== undefined || !random.chance(10)) return report;
        const wrong = { ...report.fact, values: { ...values, value: value * 10 } };
        const later = { after: 1, correct: { value }, of: 'values', reason: '多录一个零，按台账更正' } as const;
        return { ...report, fact: wrong, later };
      }),
    );
    return [...frozen, ...counted];
  });
}
