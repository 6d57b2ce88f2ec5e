import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { smallTree } from '../testing/random-history.js';
import { TestLedger } from '../testing/test-ledger.js';
import { addToCells } from './cells.sql.js';

const { owner } = await openTestPools({ owner: 'superuser' });

beforeAll(async () => {
  await TestLedger.open(owner, 'cells', smallTree);
});

const days = ['2020-01-01', '2020-02-29', '2020-03-01', '2020-12-31'];
const change = fc.record({
  unit: fc.constantFrom('a', 'b', 'c', 'east', 'city', 'stranger'),
  from: fc.integer({ min: 0, max: 3 }),
  spread: fc.constantFrom('sum', 'sum', 'unit', 'lone', 'taken', 'overlap'),
  components: fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 6, maxLength: 6 }),
  sign: fc.constantFrom(1, -1),
});

const isBelow = (unit: string | null, root: string): boolean =>
  unit === root || (unit !== null && isBelow((smallTree as Record<string, string | null>)[unit] ?? null, root));

test('on every day a cell is the sum of the rows of its subtree that began by then', async () => {
  let definition = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), async (batches) => {
      definition += 1;
      for (const batch of batches) {
        await owner.query(
          `WITH change AS (
             SELECT $3::int AS definition, c->>'unit' AS owner_unit, 'p' AS slice, c->>'spread' AS spread,
                    (c->>'from')::date AS from_day, ${[1, 2, 3, 4, 5, 6].map((k) => `(c->'components'->>${k - 1})::bigint AS c${k}`).join(', ')},
                    (c->>'sign')::int AS sign
               FROM jsonb_array_elements($2::jsonb) c), ${addToCells('$5::bigint')} SELECT $4::int`,
          ['cells', JSON.stringify(batch.map((one) => ({ ...one, from: days[one.from] }))), definition, null, 0],
        );
      }
      for (const unit of [...Object.keys(smallTree), 'stranger']) {
        for (const day of days) {
          const standing = batches
            .flat()
            .filter(
              (one) =>
                (['unit', 'lone', 'taken'].includes(one.spread) ? one.unit === unit : isBelow(one.unit, unit)) &&
                (days[one.from] ?? '') <= day,
            );
          const expected = [0, 5].map((k) =>
            String(standing.reduce((sum, one) => sum + one.sign * (one.components[k] ?? 0), 0)),
          );
          const { rows: sums } = await owner.query(
            `SELECT ARRAY[coalesce(sum(c1), 0), coalesce(sum(c6), 0)]::text[] AS sums
               FROM read.cells WHERE ledger_id = 'cells' AND definition = $1 AND unit_id = $2 AND day <= $3::date`,
            [definition, unit, day],
          );
          expect((sums[0] as { sums: string[] }).sums).toEqual(expected);
        }
      }
    }),
    { numRuns: 25 },
  );
});
