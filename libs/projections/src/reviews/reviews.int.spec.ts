import { component, defineMeasure, type Happening, type RatioParameters, ratioParameters } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sums } from '../ask/attainment.js';
import { countReviews, hasReviews } from '../ask/review-counts.js';
import { emptyReadModels } from '../empty.js';
import { answeringUnit, streamOf } from '../testing/history.js';
import { naiveRatio, rolledUp } from '../testing/oracle.js';
import { linkageParameters, planText } from '../testing/plan.js';
import { batchSizes, history, observedDays, smallTree } from '../testing/random-history.js';
import { TestLedger } from '../testing/test-ledger.js';
import { projectInBatches } from '../testing/worked-ledger.js';

/** Units that were told to give so many names (set by planners), and those of them that filed a nil return: a frame in the denominator. */
const told = {
  subject: 'unit',
  period: 2020,
  denominator: { fact: 'duty.waived', owner: 'unit', from: 'occurredOn' },
  numerator: { fact: 'return.filed', from: 'occurredOn' },
};
const measures: readonly RatioParameters[] = [linkageParameters, told].map((one) => ratioParameters.parse(one));
const frames = ['duty.waived'];
const units = Object.keys(smallTree);

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
let ledgers = 0;

/** What a ledger holds: submissions, the plan, and reviews of the submission with that number among those so far. */
type Step =
  | { readonly submit: readonly Happening[] }
  | { readonly review: number; readonly outcome: 'accepted' | 'returned' }
  | 'publish';

const unit = fc.constantFrom('a', 'b', 'c');
const told1 = (kind: string) => (one: string, day: string) => ({
  kind,
  refs: { unit: one },
  days: { occurredOn: day },
  values: { duty: 'd', ...(kind === 'duty.waived' ? { state: 'excused' } : {}) },
  source: { unit: kind === 'duty.waived' ? 'city' : one },
});
const duty = fc
  .tuple(fc.constantFrom('duty.waived', 'return.filed'), unit, fc.constantFrom(...observedDays.slice(1, 5)))
  .map(([kind, one, day]) => told1(kind)(one, day));

/** Histories cut into submissions, with reviews in between as the decider lets them be: accept once, return once and last. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    history,
    fc.array(duty, { maxLength: 6 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(fc.nat(30), fc.boolean(), fc.nat(30)), { maxLength: 12 }),
    fc.nat(20),
  )
  .map(([happenings, duties, sizes, wishes, publishAt]) => {
    const made: Step[] = [];
    const all = [...happenings];
    const standing = new Set<string>();
    duties.forEach((fact, n) => {
      const type = standing.has(streamOf(fact)) ? 'fact-corrected' : 'fact-recorded';
      standing.add(streamOf(fact));
      all.splice(Math.min(n * 5, all.length), 0, { type, fact });
    });
    for (let n = 0; all.length > 0; n += 1) made.push({ submit: all.splice(0, sizes[n % sizes.length] ?? 1) });
    const done = new Map<number, 'accepted' | 'returned'>();
    const isFrame = (n: number): boolean => {
      const step = made.filter((one) => one !== 'publish' && 'submit' in one)[n];
      return step !== undefined && typeof step === 'object' && 'submit' in step
        ? step.submit.some(({ fact }) => frames.includes(fact.kind))
        : true;
    };
    for (const [which, isReturn, at] of wishes) {
      const outcome = isReturn ? 'returned' : 'accepted';
      // In the list `at` submissions are there already; a later wish stands later.
      const place = Math.min(at, made.length);
      const before = made.slice(0, place).filter((one) => typeof one === 'object' && 'submit' in one).length;
      const review = before === 0 ? -1 : which % before;
      if (review < 0 || done.has(review) || isFrame(review)) continue;
      done.set(review, outcome);
      made.splice(place, 0, { review, outcome });
    }
    for (const [review, outcome] of done) {
      if (outcome === 'accepted' && review % 3 === 0) made.push({ review, outcome: 'returned' });
    }
    made.splice(Math.min(publishAt, made.length), 0, 'publish');
    return made;
  });

interface Played {
  readonly ledger: TestLedger;
  /** Each event in order of position: what happened, and of which submission; or a review. */
  readonly events: readonly (readonly [Step, number])[];
}

async function play(made: readonly Step[]): Promise<Played> {
  const ledger = await TestLedger.open(owner, `review-${(ledgers += 1)}`, smallTree);
  const firsts: bigint[] = [];
  const events: (readonly [Step, number])[] = [];
  for (const step of made) {
    if (step === 'publish') await ledger.publish(planText({ told }));
    else if ('submit' in step) {
      firsts.push(ledger.position + 1n);
      await ledger.append(step.submit);
    } else await ledger.review(firsts[step.review] ?? 0n, step.outcome);
    if (step === 'publish' || 'review' in step) events.push([step, 0]);
    else for (const happening of step.submit) events.push([{ submit: [happening] }, firsts.length - 1]);
  }
  return { ledger, events };
}

const tables = {
  fact_versions: 'position_from',
  submissions: 'owner_unit, first_position',
  reviews: '"position"',
  review_totals: 'owner_unit, kind',
  case_rows: 'definition, case_key, position_from, ordinal',
};

async function dump(ledger: string): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const [table, order] of Object.entries(tables)) {
    const { rows } = await owner.query<{ row: unknown }>(
      `SELECT to_jsonb(t) - 'ledger_id' - 'recorded_at' AS row FROM read.${table} t WHERE ledger_id = $1 ORDER BY ${order}`,
      [ledger],
    );
    found[table] = rows;
  }
  return found;
}

/** The facts that stand at a position, by brute force, each with its review. */
function standingAt({ events }: Played, position: bigint) {
  const facts = new Map<string, { readonly happening: Happening; readonly submission: number }>();
  const reviews = new Map<number, string>();
  for (const [step, submission] of events.slice(0, Number(position))) {
    if (step === 'publish') continue;
    if ('review' in step) reviews.set(step.review, step.outcome);
    else for (const happening of step.submit) facts.set(streamOf(happening.fact), { happening, submission });
  }
  return [...facts.values()].flatMap(({ happening: { type, fact }, submission }) =>
    type === 'fact-voided' ? [] : [{ fact, review: reviews.get(submission) ?? 'unreviewed' }],
  );
}

async function expectOracle(played: Played, position: bigint, day: string): Promise<void> {
  const { ledger, events } = played;
  const standing = standingAt(played, position);
  const isReviewed = events.slice(0, Number(position)).some(([step]) => typeof step === 'object' && 'review' in step);
  expect(await hasReviews(worker, ledger.id, position)).toBe(isReviewed);
  const counted = {
    all: standing.filter(({ review }) => review !== 'returned'),
    accepted: standing.filter(({ fact, review }) => review === 'accepted' || frames.includes(fact.kind)),
  };
  for (const parameters of measures) {
    for (const basis of isReviewed ? (['all', 'accepted'] as const) : (['all'] as const)) {
      const known = counted[basis].map(({ fact }) => ({ type: 'fact-recorded', fact }) as const);
      const definition = defineMeasure({ kind: 'ratio', parameters });
      const accepted = basis === 'accepted';
      const asked = { ledger: ledger.id, definitions: [definition], units, position, day, accepted };
      const answer = await sums(worker, asked);
      if (answer.state !== 'known') throw new Error(answer.state);
      const expected = units.map((one) => rolledUp(naiveRatio(parameters, known, day, smallTree), smallTree, one));
      expect([basis, answer.sums[0]?.map(({ onDay }) => [component(onDay, 0), component(onDay, 1)])]).toEqual([
        basis,
        expected,
      ]);
    }
  }
  const kinds = ['graduate.marked', 'transfer.accepted', 'transfer.initiated', 'return.filed'];
  const counts = await countReviews(worker, { ledger: ledger.id, units: ['city'], kinds, position, day });
  const found = [...(counts.get('city')?.values() ?? [])];
  const ours = standing.filter(
    ({ fact }) => kinds.includes(fact.kind) && answeringUnit(fact) !== '' && (fact.days['occurredOn'] ?? '') <= day,
  );
  const total = (review: string): number => ours.filter((one) => one.review === review).length;
  for (const review of ['accepted', 'unreviewed', 'returned'] as const) {
    expect([review, Number(found.reduce((sum, one) => sum + one[review], 0n))]).toEqual([review, total(review)]);
  }
}

test('at every (P, D) what brute force gives, by all facts and by accepted ones, however the batches are split', async () => {
  await fc.assert(
    fc.asyncProperty(steps, batchSizes, batchSizes, fc.constantFrom(...observedDays), async (made, one, other, day) => {
      const [played, again] = [await play(made), await play(made)];
      await projectInBatches(worker, played.ledger.id, one);
      await projectInBatches(worker, again.ledger.id, other);
      expect(await dump(again.ledger.id)).toEqual(await dump(played.ledger.id));
      for (let position = 1n; position <= played.ledger.position; position += 1n)
        await expectOracle(played, position, day);
      await emptyReadModels(worker, again.ledger.id);
      await projectInBatches(worker, again.ledger.id, [1_000]);
      expect(await dump(again.ledger.id)).toEqual(await dump(played.ledger.id));
    }),
    { numRuns: 15 },
  );
});
