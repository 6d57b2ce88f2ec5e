import type { Compiled } from '../kind.js';
import { type CompiledSelector, compileSelector, type Selector } from '../selector.js';
import type { TrendParameters } from './trend.schema.js';

/** What happens to the unit of the case's facts; of a day on which several rule, the newest word holds. */
const ofUnit = (name: string, fact: string, day: string, facts: string): readonly CompiledSelector[] =>
  compileSelector(
    name,
    { fact, by: 'unit', where: {}, day },
    { unit: 'unit', each: true, hop: { via: `${facts}:metric@unit`, field: 'unit' } },
  );

const typesOf = (facts: string): readonly CompiledSelector[] => [
  ...ofUnit(`type-opened-${facts}`, 'unit.opened', 'validFrom', facts),
  ...ofUnit(`type-changed-${facts}`, 'unit.changed', 'occurredOn', facts),
];

const ofMetric = (fact: string, metric: string): Selector => ({
  fact,
  by: 'metric@unit',
  where: { metric: [metric] },
  day: 'occurredOn',
});

function compileBaseline({ metric, asOf }: NonNullable<TrendParameters['baseline']>): readonly CompiledSelector[] {
  const days = asOf === undefined ? {} : { from: asOf, to: asOf };
  return compileSelector(
    'baseline',
    { ...ofMetric('baseline.frozen', metric), ...days },
    { unit: 'unit', amount: 'numerator' },
  );
}

export function compileTrend({ of, baseline, unitTypes }: TrendParameters): Compiled {
  const { numerator, denominator, from } = of;
  const counted = (metric: string): Selector => ({
    ...ofMetric('stock.counted', metric),
    ...(from === undefined ? {} : { from }),
  });
  return {
    selectors: [
      ...compileSelector('numerator', counted(numerator.metric), { unit: 'unit', amount: 'value' }),
      ...(typeof denominator === 'object'
        ? compileSelector('denominator', counted(denominator.metric), { unit: 'unit', amount: 'value' })
        : []),
      ...(baseline === undefined ? [] : compileBaseline(baseline)),
      ...ofUnit('closed', 'unit.closed', 'occurredOn', 'stock.counted'),
      ...(unitTypes === undefined
        ? []
        : ['stock.counted', ...(baseline === undefined ? [] : ['baseline.frozen'])].flatMap(typesOf)),
    ],
    share: denominator === undefined ? null : typeof denominator === 'object' ? 'metric' : 'base',
    unitTypes: unitTypes ?? null,
  };
}
