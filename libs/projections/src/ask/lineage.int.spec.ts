import { defineMeasure, linkageCase, type WorkedIndicator, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectBatch } from '../runner.js';
import { planText } from '../testing/plan.js';
import { TestLedger } from '../testing/test-ledger.js';
import { sums } from './attainment.js';
import { countLineage, type LineageFact, readLineage } from './lineage.js';

const related = ['graduate.marked', 'transfer.initiated', 'transfer.accepted', 'transfer.returned'];
const definition = defineMeasure(linkageCase.indicators['dg34-linkage'] as WorkedIndicator);

const { owner, worker, api } = await openTestPools({ owner: 'superuser', worker: 'worker', api: 'api' });
let ledger: TestLedger;
/** The last position recorded up to the end of a day. */
const known = new Map<string, bigint>();

beforeAll(async () => {
  ledger = await TestLedger.open(owner, 'case-1', linkageCase.units as Readonly<Record<string, string | null>>);
  await ledger.publish(planText());
  for (const happening of linkageCase.history) known.set(happening.recordedOn, await ledger.append([happening]));
  await projectAll(ledger);
});

async function projectAll({ id }: TestLedger): Promise<void> {
  for (;;) {
    const outcome = await projectBatch(worker, id, 100n);
    if (outcome.state !== 'projected' || outcome.position === outcome.head) break;
  }
}

const positionAt = (day: string): bigint =>
  [...known]
    .filter(([recordedOn]) => recordedOn <= day)
    .reduce((last, [, position]) => (position > last ? position : last), 0n);

test('a position that is not projected yet, and a definition nobody published, are said to be so', async () => {
  const question = { ledger: ledger.id, definitions: [definition], units: ['city'], day: '2020-12-31' };
  expect(await sums(worker, { ...question, position: 10_000n })).toMatchObject({ state: 'behind' });
  const other = { ...definition, digest: '00'.repeat(20) };
  expect(await sums(worker, { ...question, definitions: [definition, other] })).toMatchObject({
    state: 'unknown-definition',
    digest: other.digest,
  });
});

test('behind a number that does not add up from below stand the facts of the unit itself', async () => {
  const issued: WorkedIndicator = {
    kind: 'milestone',
    parameters: { parts: [{ name: 'plan', fact: 'document.issued', by: 'matter', where: { matter: ['plan'] } }] },
    target: { comparator: 'at-least', value: { n: 1n, d: 1n } },
    due: '2020-12-31',
  };
  const other = await TestLedger.open(owner, 'milestone', { city: null, a: 'city' });
  await other.publish(workedPlan({ ...linkageCase, indicators: { issued } }));
  const position = await other.append([
    {
      type: 'fact-recorded',
      fact: {
        kind: 'document.issued',
        refs: { document: 'd1', unit: 'a' },
        days: { occurredOn: '2020-01-02' },
        values: { type: 'issued', matter: 'plan' },
        source: { unit: 'a' },
      },
    },
  ]);
  await projectAll(other);
  const common = { ledger: other.id, definition: defineMeasure(issued), position, day: '2020-12-31' };
  const cases = async (unit: string): Promise<readonly [bigint, readonly string[]]> => {
    const question = { ...common, unit, related: ['document.issued'] };
    const { denominator } = await countLineage(worker, question);
    const page = await readLineage(worker, { ...question, part: 'denominator', limit: 10 });
    return [denominator, page.cases.map(({ key }) => key)];
  };
  expect(await cases('a')).toEqual([1n, ['plan']]);
  expect(await cases('city')).toEqual([0n, []]);
});

describe('the facts behind case 1', () => {
  const question = (unit: string, day: string) => ({
    ledger: ledger.id,
    definition,
    unit,
    position: positionAt('2021-01-31'),
    day,
    related,
  });

  test('counts what is counted and what is left out, with the reason', async () => {
    expect(await countLineage(worker, question('a', '2020-12-31'))).toEqual({
      numerator: 165n,
      denominator: 200n,
      leftOut: {
        // of the school's own cases: seven voided acceptances, one late, y's second; of its marks: three delayed
        voided: 7n,
        'after-day': 1n,
        'counted-once': 1n,
        returned: 2n,
        'out-of-scope': 3n,
      },
    });
    expect((await countLineage(worker, question('b', '2020-12-31'))).leftOut).toEqual({ 'same-unit': 1n });
    const city = await countLineage(worker, question('city', '2020-12-31'));
    expect([city.numerator, city.denominator]).toEqual([184n, 220n]);
    expect(city.leftOut).toMatchObject({ unmatched: 1n });
  });

  test('pages through all cases once, each with its facts', async () => {
    const keys: string[] = [];
    let after: string | undefined;
    do {
      const page = await readLineage(worker, {
        ...question('city', '2020-12-31'),
        part: 'numerator',
        after,
        limit: 50,
      });
      for (const one of page.cases) {
        keys.push(one.key);
        const roles = one.facts.map((fact: LineageFact) => fact.role);
        expect(roles).toContain('numerator');
        expect(roles.filter((role) => role === 'denominator')).toHaveLength(1);
        expect(one.withheld).toBe(0);
      }
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(keys).size).toBe(184);
    expect(keys).toHaveLength(184);
  });

  test('lists what was left out', async () => {
    const page = await readLineage(worker, { ...question('a', '2020-12-31'), part: 'left-out', limit: 500 });
    expect(page.leftOut).toHaveLength(14);
    expect(page.next).toBeNull();
    const first = await readLineage(worker, { ...question('a', '2020-12-31'), part: 'left-out', limit: 5 });
    const rest = await readLineage(worker, {
      ...question('a', '2020-12-31'),
      part: 'left-out',
      after: first.next ?? '',
      limit: 500,
    });
    expect([...first.leftOut, ...rest.leftOut]).toEqual(page.leftOut);
  });

  test('a reader sees the facts of his scope; the others are counted as withheld', async () => {
    const client = await api.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('duibiao.ledger', $1, true), set_config('duibiao.units', 't2', true)`, [
        ledger.id,
      ]);
      const page = await readLineage(client, { ...question('a', '2020-12-31'), part: 'numerator', limit: 1 });
      expect(page.cases[0]?.facts.map((fact) => fact.role)).toEqual(['counted-once']);
      expect(page.cases[0]?.withheld).toBe(2);
      await client.query('ROLLBACK');
      const unscoped = await client.query('SELECT count(*)::int AS n FROM read.fact_versions');
      expect(unscoped.rows).toEqual([{ n: 0 }]);
    } finally {
      client.release();
    }
  });
});
