import { dayNumber, dayText, type WorkedCase, workedCases, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { foldLedger, ledgerEntries } from '@duibiao/replay';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedKinds } from '../../libs/replay/src/testing/entries.js';
import { byFold, bySql, differences, fromScratch, type Point } from './both-roads.js';
import { play, project } from './played.js';
import { worldsOf } from './random/world.js';

/** Histories of all worked cases together. */
const runs = Number(process.env['LAW_RUNS'] ?? 500);
/** Without shrinking: names the first failure as it comes. */
const isQuick = process.env['LAW_QUICK'] !== undefined;
const seed = Number(process.env['LAW_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

/** A place in a history, of a thousand, and a day near one of its results. */
const point = fc.record({
  place: fc.oneof(fc.nat(1000), fc.constant(1000)),
  result: fc.nat(1000),
  days: fc.oneof(fc.constant(0), fc.integer({ min: -40, max: 40 })),
  organisation: fc.constantFrom('then', 'then', 'now'),
  basis: fc.constantFrom('all', 'all', 'accepted'),
});

const isLong = (one: WorkedCase): boolean => one.history.length > 150;

/** A long history weighs as much as many: of those there is one for a hundred of all. */
const short = workedCases.filter((one) => !isLong(one)).length;
const runsOf = (one: WorkedCase): number => Math.ceil(runs / (isLong(one) ? 100 : short));

/** Half of the worked cases: two files are at work at a time. MUST be called at the top of a specification. */
export async function compareRoads(half: 'first' | 'second'): Promise<void> {
  const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
  let ledgers = 0;
  const cases = workedCases.filter((_, n) => n % 2 === (half === 'first' ? 0 : 1));
  test.each(cases.map((one) => [one.name, one] as const))(
    `SQL road = fold road: organisations, plans and histories around %s (seed ${seed})`,
    async (_name, worked) => {
      await fc.assert(
        fc.asyncProperty(
          worldsOf(worked),
          fc.integer({ min: 1, max: 12 }),
          isLong(worked) ? fc.constant(1000n) : fc.constantFrom(1n, 7n, 1000n, 1000n),
          fc.array(point, { minLength: 1, maxLength: 4 }),
          async ({ one, history }, size, batch, points) => {
            const id = `roads-${(ledgers += 1)}`;
            const { ledger, units, begins, reviewed } = await play(owner, id, one, workedPlan(one), history, size);
            await project(worker, ledger, batch);
            const indicators = Object.values(one.indicators);
            const whole = await foldLedger(ledgerEntries(worker, id), { kinds: seedKinds, indicators: [] });
            const today = whole.organisation.treeToday(whole.position);
            for (const [index, { place, result, days, organisation, basis: wanted }] of points.entries()) {
              const position = begins + (BigInt(place) * (ledger.position - begins)) / 1000n;
              const near = one.results[result % one.results.length]?.day ?? '2020-12-31';
              const basis = reviewed !== null && reviewed <= position ? wanted : 'all';
              const at: Point = { position, day: dayText(dayNumber(near) + days), organisation, basis };
              const fold = await foldLedger(ledgerEntries(worker, id), {
                kinds: seedKinds,
                indicators,
                upTo: position,
              });
              for (const [indicatorName, indicator] of Object.entries(one.indicators)) {
                const sql = await bySql(worker, id, indicator, units, at);
                const folded = byFold(fold, today, indicator, units, at);
                // dearer than a question: once in each history
                const anew = index === 0 ? await fromScratch(worker, id, indicator, units, at) : {};
                const differing = [...differences(sql, folded), ...differences(anew, folded, 'from scratch')];
                expect({ ...at, indicator: indicatorName, differing }).toEqual({
                  ...at,
                  indicator: indicatorName,
                  differing: [],
                });
              }
            }
          },
        ),
        { numRuns: runsOf(worked), seed, endOnFailure: isQuick },
      );
    },
  );
}
