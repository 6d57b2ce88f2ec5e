import { linkageCase, type PlainFact } from '@duibiao/measures';
import { testRedisUrl } from '@duibiao/platform/testing';
import { voidFact } from '@duibiao/submissions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attainment, type Client, query } from './harness/client.js';
import { type Sent, transfer } from './harness/facts.js';
import { Stack } from './harness/stack.js';
import { done, indicator, plan, type Tree, World } from './harness/world.js';

/** The moments that the catalogue calls k1 and k2, as days, as instants just before their end, and as positions. */
const moments = { k1: '2020-12-31', k2: '2021-01-31' } as const;
const instant = (day: string): string => `${day}T15:59:59.999999Z`;

describe.each([
  ['PostgreSQL', undefined],
  ['Redis', testRedisUrl()],
])('case 1 of the catalogue, queues on %s', (queues, redisUrl) => {
  describe.skipIf(queues === 'Redis' && redisUrl === undefined)('学社衔接率 ≥ 85 %', () => {
    let stack: Stack;
    let client: Client;
    const positions = new Map<string, string>();
    /** Position after each of the seven voids. */
    let voids: string[] = [];

    beforeAll(async () => {
      stack = await Stack.start({ redisUrl });
      const played = await play(stack, positions);
      ({ client, voids } = played);
      await client.attainments({ plan, indicator, waitFor: played.last });
    });
    afterAll(() => stack.close());

    async function ask(question: Readonly<Record<string, string>>): Promise<Attainment> {
      const { status, body } = await client.attainments({ plan, indicator, ...question });
      expect(body).toMatchObject({ isDemonstration: true, attainments: [{ indicator }] });
      expect(status).toBe(200);
      return body.attainments[0] as Attainment;
    }

    const results = linkageCase.results.flatMap((result) => [
      { ...result, as: 'a day', at: result.known },
      { ...result, as: 'an instant', at: instant(result.known) },
      { ...result, as: 'a position', at: `position of ${result.known}` },
    ]);
    test.each(results)('$unit known at $known given as $as, on $day: $value, $verdict', async (expected) => {
      const at = positions.get(expected.at) ?? expected.at;
      const { value, verdict } = await ask({ unit: expected.unit, at, on: expected.day });
      expect(`${value.numerator}/${value.denominator}`).toBe(expected.value);
      expect(value.percent ?? '').toBe(expected.display);
      expect(verdict).toBe(expected.verdict);
    });

    test('a day given as the moment is the day on which it is judged, too', async () => {
      expect((await ask({ unit: 'city', at: moments.k1 })).value).toMatchObject({ numerator: '190' });
      const later = await ask({ unit: 'city', at: moments.k2 });
      expect(later).toMatchObject({
        value: { numerator: '185', denominator: '220', percent: '84.09 %' },
        valueAtDue: { numerator: '184', denominator: '220', percent: '83.64 %' },
        verdict: 'not-attained',
      });
    });

    test('the end of a day is its last moment: what is recorded at the next midnight is not known yet', async () => {
      const position = async (at: string): Promise<string> =>
        (await client.attainments({ plan, indicator, at, on: moments.k1 })).body.position;
      const known = positions.get(`position of ${moments.k1}`) ?? '';
      expect(await position(moments.k1)).toBe(known);
      expect(await position(instant(moments.k1))).toBe(known);
      expect(await position('2020-12-31T23:59:59.999999+08:00')).toBe(known);
      expect(await position('2020-12-31T16:00:00Z')).toBe(String(BigInt(known) + 1n));
    });

    test('all units at once: the city is the sum of its schools, never the mean of their rates', async () => {
      const { body } = await client.attainments({ plan, indicator, unit: 'city', level: 'school', at: moments.k2 });
      const shares = body.attainments.map(({ unit, value }) => [unit, value.percent]);
      expect(shares).toEqual(expect.arrayContaining([['a', '83.00 %'], ['b', '95.00 %']])); // prettier-ignore
      const mean = (83 + 95) / 2;
      expect(mean).toBeGreaterThan(85);
      expect((await ask({ unit: 'city', at: moments.k2 })).verdict).toBe('not-attained');
    });

    test('exactly 170/200 is attained, 169/200 is not', async () => {
      const a = (at: string | undefined) => ask({ unit: 'a', at: at ?? '', on: moments.k1 });
      // 171 and the late record; after the second void 170, after the third 169
      expect(await a(voids[1])).toMatchObject({
        value: { numerator: '170', denominator: '200', percent: '85.00 %' },
        verdict: 'attained',
      });
      expect(await a(voids[2])).toMatchObject({
        value: { numerator: '169', denominator: '200', percent: '84.50 %' },
        verdict: 'not-attained',
      });
    });

    test('reached after its day is not reached in time', async () => {
      // known after the third void: 169 on the day it was due, 170 with the late transfer of January
      expect(await ask({ unit: 'a', at: voids[2] ?? '', on: '2021-01-02' })).toMatchObject({
        value: { numerator: '170' },
        valueAtDue: { numerator: '169' },
        verdict: 'attained-late',
      });
    });

    test('the facts behind the number: 165 of 200, and what was left out, each with its reason', async () => {
      const question = query({ plan, indicator, unit: 'a', at: moments.k2, on: moments.k1 });
      const { body } = await client.get<{
        counts: { numerator: string; denominator: string; leftOut: Record<string, string> };
      }>(`attainments/lineage?${question}`);
      expect(body.counts).toEqual({
        numerator: '165',
        denominator: '200',
        leftOut: { voided: '7', 'after-day': '1', 'counted-once': '1', returned: '2', 'out-of-scope': '3' },
      });
    });
  });
});

/** Plays the case through the command path, moment by moment, and lets the clock go. */
async function play(
  stack: Stack,
  positions: Map<string, string>,
): Promise<{ client: Client; voids: string[]; last: string }> {
  const world = await World.open(stack, 'case-1', linkageCase.units as Tree, {
    recordedAt: '2020-01-02T01:00:00.000Z',
  });
  const named = [...new Set(linkageCase.history.map(({ fact }) => fact.refs['member'] ?? ''))];
  const ids = await world.members(named.length);
  const subject = new Map(named.map((name, index) => [name, ids[index] ?? '']));
  const sent = (fact: PlainFact): Sent => ({
    ...fact,
    refs: { ...fact.refs, member: subject.get(fact.refs['member'] ?? '') ?? '' },
  });
  const facts = new Map<string, string>();
  const voids: string[] = [];
  let known = '';
  const days = [...Map.groupBy(linkageCase.history, ({ recordedOn }) => recordedOn)];
  for (const [index, [day, happenings]] of days.entries()) {
    const recordedAt = `${day}T03:00:00.000Z`;
    const recorded = happenings.filter(({ type }) => type === 'fact-recorded');
    for (const [unit, group] of Map.groupBy(recorded, ({ fact }) => sourceOf(fact))) {
      const batch = group.map(({ fact }) => sent(fact));
      const { events, lastPosition } = await world.record(unit, batch, recordedAt);
      group.forEach(({ fact }, n) => facts.set(JSON.stringify(fact), events[n]?.fact ?? ''));
      known = lastPosition;
    }
    for (const { fact } of happenings.filter(({ type }) => type === 'fact-voided')) {
      const id = facts.get(JSON.stringify(fact)) ?? '';
      const voiding = { ledger: world.ledger, fact: id, version: 1, reason: '接收单位未接收', key: `void ${id}` };
      const { lastPosition } = done(await voidFact(stack.desk, world.owner, { ...voiding, recordedAt }));
      voids.push(lastPosition);
      known = lastPosition;
    }
    // The moments of the results lie between this day and the next one on which something is recorded.
    const next = days[index + 1]?.[0] ?? '9999-12-31';
    for (const { known: moment } of linkageCase.results) {
      if (moment >= day && moment < next) positions.set(`position of ${moment}`, known);
    }
    if (next > moments.k1 && day < moments.k1) known = await turnOfTheYear(world, positions);
  }
  const after = await world.record('t1', await idle(world), '2021-02-01T03:00:00.000Z');
  await world.releaseClock();
  return { client: await world.client(), voids, last: after.lastPosition };
}

/** One entry in the last moment of the year and one in the first of the next; neither changes the number. */
async function turnOfTheYear(world: World, positions: Map<string, string>): Promise<string> {
  const { lastPosition } = await world.record('t1', await idle(world), '2020-12-31T15:59:59.999Z');
  positions.set(`position of ${moments.k1}`, lastPosition);
  return (await world.record('t1', await idle(world), '2020-12-31T16:00:00.000Z')).lastPosition;
}

/** A transfer that is only begun, of a member who did not graduate: it changes no number. */
async function idle(world: World): Promise<Sent[]> {
  const [member = ''] = await world.members(1);
  return [transfer(member, 'a', 't1', '2020-12-31', 'initiated')];
}

const sourceOf = ({ source }: PlainFact): string => ('unit' in source ? source.unit : '');
