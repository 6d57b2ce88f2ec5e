import { linkageCase } from '@duibiao/measures';
import { testRedisUrl } from '@duibiao/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attainment, type Client, query } from './harness/client.js';
import { moments, playLinkage } from './harness/linkage.js';
import { Stack } from './harness/stack.js';
import { indicator, plan } from './harness/world.js';

/** Moments are asked for as days, as instants just before their end, and as positions. */
const instant = (day: string): string => `${day}T15:59:59.999999Z`;

describe.each([
  ['PostgreSQL', undefined],
  ['Redis', testRedisUrl()],
])('case 1 of the catalogue, queues on %s', (queues, redisUrl) => {
  describe.skipIf(queues === 'Redis' && redisUrl === undefined)('学社衔接率 ≥ 85 %', () => {
    let stack: Stack;
    let client: Client;
    let positions: ReadonlyMap<string, string>;
    let voids: readonly string[] = [];

    beforeAll(async () => {
      stack = await Stack.start({ redisUrl });
      const played = await playLinkage(stack);
      ({ positions, voids } = played);
      client = await played.world.client();
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
