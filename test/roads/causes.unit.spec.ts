import type { Entry } from '@duibiao/facts';
import { dayNumber, dayText, measureKinds, type WorkedCase, workedCases } from '@duibiao/measures';
import {
  type FieldDifference,
  foldedResult,
  foldLedger,
  type LineDifference,
  type Trace,
  traceViews,
  type View,
} from '@duibiao/replay';
import { compareResults, type Result, type ResultIndicator, writeResult } from '@duibiao/results';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seedKinds, stream } from '../../libs/replay/src/testing/entries.js';
import { historiesOf } from './history.js';
import { scribed } from './scribed.js';

const seed = Number(process.env['LAW_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const runs = Number(process.env['LAW_RUNS'] ?? 3);

const root = (one: WorkedCase): string => Object.keys(one.units)[0] ?? '';

function indicatorsOf(one: WorkedCase): readonly ResultIndicator[] {
  return Object.entries(one.indicators).map(([id, { kind, parameters, target, due }]) => {
    return { id, kind, parameters: measureKinds[kind].parameters.parse(parameters), target, due };
  });
}

/** What an amendment may do: take an indicator away, ask for more, ask earlier. */
const amended = (indicators: readonly ResultIndicator[]): readonly ResultIndicator[] =>
  indicators.slice(0, Math.max(1, indicators.length - 1)).map((one) => ({
    ...one,
    due: dayText(dayNumber(one.due) - 20),
    target:
      one.target === null ? null : { ...one.target, value: { n: one.target.value.n * 9n, d: one.target.value.d * 8n } },
  }));

interface Asked {
  readonly place: number;
  readonly days: number;
  readonly organisation: 'then' | 'now';
  readonly isAmended: boolean;
}
const asked: fc.Arbitrary<Asked> = fc.record({
  place: fc.nat(1000),
  days: fc.integer({ min: -60, max: 60 }),
  organisation: fc.constantFrom('then', 'then', 'now'),
  isAmended: fc.boolean(),
});

/** The view alone, by a fold of its own that has read no further. */
async function alone(entries: readonly Entry[], one: WorkedCase, view: View): Promise<Result> {
  const indicators = view.read(null);
  const options = { kinds: seedKinds, indicators, upTo: BigInt(view.position) };
  const fold = await foldLedger(stream(entries), options);
  const whole = await foldLedger(stream(entries), { kinds: seedKinds, indicators: [] });
  const { plan, planVersion, day, organisation } = view;
  const question = { ledger: 'l', plan, planVersion, day, root: root(one), basis: 'all', engine: 'e' } as const;
  const today = organisation === 'now' ? { today: whole.organisation.treeToday(whole.position) } : {};
  return foldedResult(fold, { ...question, ...today }, indicators);
}

function trace(entries: readonly Entry[], one: WorkedCase, earlier: View, later: View): Promise<Trace> {
  const top = { root: root(one), unit: root(one) };
  const question = { ledger: 'l', kinds: seedKinds, earlier, later, ...top, today: entries.length, engine: 'e' };
  return traceViews(stream(entries), question);
}

/** Follows steps from one line to the other: the text of every field after them. */
function followed(
  steps: readonly { readonly fields: readonly FieldDifference[] }[],
): ReadonlyMap<string, string | null> {
  const now = new Map<string, string | null>();
  for (const { fields } of steps) {
    for (const { field, from, to } of fields) {
      expect({ field, said: now.has(field) ? now.get(field) : from }).toEqual({ field, said: from });
      now.set(field, to);
    }
  }
  return now;
}

const heads = ['value', 'verdict', 'valueAtDue'] as const;

/** What was followed ends where it should, as far as that is told. */
function expectEnds(found: ReadonlyMap<string, string | null>, ends: ReadonlyMap<string, string | null>): void {
  const known = [...found].filter(([field]) => ends.has(field));
  expect(known).toEqual(known.map(([field]) => [field, ends.get(field)]));
}

const fractionOf = (text: string | null | undefined): readonly [bigint, bigint] => {
  const [n = '0', d = '0'] = (text ?? '0/0').split('/');
  return [BigInt(n), BigInt(d)];
};

function expectSum({ from, to, steps }: LineDifference): void {
  const sum = steps
    .flatMap(({ fields }) => fields.filter(({ field }) => field === 'value'))
    .reduce(([n, d], { from: was, to: is }) => {
      const [[n0, d0], [n1, d1]] = [fractionOf(was), fractionOf(is)];
      return [n + n1 - n0, d + d1 - d0] as const;
    }, fractionOf(from?.value));
  expect(sum).toEqual(fractionOf(to?.value));
}

describe.each(workedCases.map((one) => [one.name, one] as const))(
  `%s: causes of random differences (seed ${seed})`,
  (_, one) => {
    const indicators = indicatorsOf(one);
    const middle = one.results[0]?.day ?? '2020-12-31';

    test('both views are as a fold of their own has them, and the steps of each line lead from one to the other', async () => {
      await fc.assert(
        fc.asyncProperty(historiesOf(one), asked, asked, async (history, first, second) => {
          const { entries, begins } = scribed(one, history);
          const viewOf = ({ place, days, organisation, isAmended }: Asked): View => ({
            plan: 'p',
            planVersion: isAmended ? 2 : 1,
            reading: null,
            position: begins + Math.floor((place * (entries.length - begins)) / 1000),
            day: dayText(dayNumber(middle) + days),
            organisation,
            read: () => (isAmended ? amended(indicators) : indicators),
          });
          const [earlier, later] = [viewOf(first), viewOf(second)].toSorted((a, b) => a.position - b.position) as [
            View,
            View,
          ];
          const found = await trace(entries, one, earlier, later);
          expect(found.earlier).toEqual(await alone(entries, one, earlier));
          expect(found.later).toEqual(await alone(entries, one, later));

          // every difference, and nothing else, is told
          const whole = compareResults(found.earlier, found.later);
          const key = (line: { readonly indicator: string; readonly unit: string | null }): string =>
            `${line.indicator} ${line.unit}`;
          const told = found.differences.filter(({ from, to }) => from !== null && to !== null);
          expect(told.map(key)).toEqual(expect.arrayContaining(whole.filter((d) => d.first && d.second).map(key)));
          for (const difference of found.differences) {
            const { from, to, steps } = difference;
            expect(from).not.toEqual(to);
            expect(steps.length).toBeGreaterThan(0);
            expectEnds(followed(steps), new Map([...heads].map((field) => [field, to?.[field] ?? null])));
            expectSum(difference);
            for (const { fields, effects } of steps) {
              expectEnds(followed(effects), new Map(fields.map(({ field, to: end }) => [field, end])));
            }
          }
          // the same question gives the same, a view and itself no difference
          const again = await trace(entries, one, earlier, later);
          expect(writeResult(again.later).digest).toBe(writeResult(found.later).digest);
          expect(again.differences).toEqual(found.differences);
          expect((await trace(entries, one, later, later)).differences).toEqual([]);
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );
    });
  },
);
