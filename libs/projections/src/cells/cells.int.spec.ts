import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallTree } from '../testing/random-history.js';
import { TestLedger } from '../testing/test-ledger.js';
import { addToCells } from './cells.sql.js';

let database: TestDatabase;
let owner: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = createPool({ url: database.superuserUrl, applicationName: 'spec' });
  await TestLedger.open(owner, 'cells', smallTree);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const days = ['2020-01-01', '2020-02-29', '2020-03-01', '2020-12-31'];
const change = fc.record({
  unit: fc.constantFrom('a', 'b', 'c', 'east', 'city', 'stranger'),
  from: fc.integer({ min: 0, max: 2 }),
  length: fc.option(fc.integer({ min: 1, max: 3 })),
  components: fc.tuple(
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: 0, max: 9 }),
  ),
  sign: fc.constantFrom(1, -1),
});

const isBelow = (unit: string | null, root: string): boolean =>
  unit === root || (unit !== null && isBelow((smallTree as Record<string, string | null>)[unit] ?? null, root));

test('on every day a cell is the sum of the rows of its subtree that stand on it', async () => {
  let definition = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), async (batches) => {
      definition += 1;
      const rows = batches.map((batch) =>
        batch.map((one) => ({ ...one, to: one.length === null ? null : (days[one.from + one.length] ?? null) })),
      );
      for (const batch of rows) {
        await owner.query(
          `WITH change AS (
             SELECT $3::int AS definition, c->>'unit' AS owner_unit, 'p' AS period, (c->>'from')::date AS from_day,
                    (c->>'to')::date AS to_day, ARRAY(SELECT jsonb_array_elements_text(c->'components')::bigint) AS components,
                    (c->>'sign')::int AS sign
               FROM jsonb_array_elements($2::jsonb) c), ${addToCells(3)} SELECT`,
          ['cells', JSON.stringify(batch.map((one) => ({ ...one, from: days[one.from] }))), definition],
        );
      }
      for (const unit of [...Object.keys(smallTree), 'stranger']) {
        for (const day of days) {
          const standing = rows
            .flat()
            .filter(
              (one) => isBelow(one.unit, unit) && (days[one.from] ?? '') <= day && (one.to === null || one.to > day),
            );
          const expected = [0, 1, 2].map((k) =>
            String(standing.reduce((sum, one) => sum + one.sign * (one.components[k] ?? 0), 0)),
          );
          const { rows: sums } = await owner.query(
            `SELECT ARRAY[coalesce(sum(delta[1]), 0), coalesce(sum(delta[2]), 0), coalesce(sum(delta[3]), 0)]::text[] AS sums
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
