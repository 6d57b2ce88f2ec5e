import type { Happening, PlainFact } from '@duibiao/measures';
import fc from 'fast-check';
import { streamOf } from './history.js';

/** A small tree, so that facts meet often. */
export const smallTree = { city: null, east: 'city', west: 'city', a: 'east', b: 'east', c: 'west' } as const;

const units = ['a', 'b', 'c'] as const;
const days = ['2020-05-31', '2020-06-01', '2020-06-02', '2020-07-15', '2020-12-31', '2021-01-02'] as const;
export const observedDays = ['2020-05-30', ...days, '2021-06-01'];

const member = fc.constantFrom('s-1', 's-2', 's-3');
const unit = fc.constantFrom(...units);
const source = fc.oneof(
  { weight: 4, arbitrary: unit.map((one) => ({ unit: one as string })) },
  { weight: 1, arbitrary: fc.constant({ import: 'zhtj' }) },
);
const occurredOn = fc.constantFrom(...days).map((day) => ({ occurredOn: day as string }));

const mark: fc.Arbitrary<PlainFact> = fc.record({
  kind: fc.constant('graduate.marked'),
  refs: fc.record({ member, unit: fc.constantFrom(...units, 'east') }),
  days: occurredOn,
  values: fc.record({
    year: fc.constantFrom(2020, 2020, 2020, 2019),
    mark: fc.constantFrom('normal', 'normal', 'mobile', 'delayed', 'teacher'),
  }),
  source,
});

const transfer: fc.Arbitrary<PlainFact> = fc.record({
  kind: fc.constantFrom('transfer.accepted', 'transfer.accepted', 'transfer.accepted', 'transfer.initiated'),
  refs: fc.record({ member, from: unit, to: unit }),
  days: occurredOn,
  values: fc.record({ attempt: fc.constantFrom(1, 1, 2) }),
  source,
});

/**
 * Histories as the ledger lets them happen: a fact is recorded, corrected or voided while it stands, recorded again after a
 * void. A correction keeps the fields of the key.
 */
export const history: fc.Arbitrary<Happening[]> = fc
  .array(fc.tuple(fc.oneof(mark, transfer), fc.boolean()), { minLength: 1, maxLength: 40, size: 'max' })
  .map((wishes) => {
    const standing = new Set<string>();
    return wishes.map(([fact, isVoid]): Happening => {
      const stream = streamOf(fact);
      if (!standing.has(stream)) {
        standing.add(stream);
        return { type: 'fact-recorded', fact };
      }
      if (isVoid) standing.delete(stream);
      return { type: isVoid ? 'fact-voided' : 'fact-corrected', fact };
    });
  });

/** Sizes of successive batches; the last repeats. */
export const batchSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
