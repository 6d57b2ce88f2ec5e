import { createHash } from 'node:crypto';
import { canonicalJson } from '@duibiao/facts';
import type { Report } from '@duibiao/replay';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duibiao } from './harness/cli.js';
import { type Client, query } from './harness/client.js';
import { moments, type PlayedLinkage, playLinkage } from './harness/linkage.js';
import { expectProblem, faults } from './harness/problem.js';
import { overReplay, replayed, requestReplay } from './harness/replays.js';
import { Stack } from './harness/stack.js';
import { indicator, plan } from './harness/world.js';
import { waitFor } from './harness/wait.js';

let stack: Stack;
let played: PlayedLinkage;
let client: Client;
beforeAll(async () => {
  stack = await Stack.start({});
  played = await playLinkage(stack);
  client = await played.world.client();
  await client.attainments({ plan, indicator, waitFor: played.last });
});
afterAll(() => stack.close());

const knownIn = (at: string) => ({ with: 'replay', at, on: moments.k1 });
const asked = { plan, at: moments.k2, on: moments.k1, against: knownIn(moments.k1) };

/** The steps of a line, as `cause: value → value`. */
function told({ differences }: Report, unit: string): readonly string[] {
  const steps = differences.find((one) => one.unit === unit)?.steps ?? [];
  return steps.map(({ cause, fields }) => {
    const value = fields.find(({ field }) => field === 'value');
    return `${cause}: ${value?.from} → ${value?.to}`;
  });
}

const reportOf = (report: Report | null): Report => {
  if (report === null) throw new Error('there is no report');
  return report;
};

describe('case 1 of the catalogue, as known on 2020-12-31 and on 2021-01-31', () => {
  let report: Report;
  let digest: string | null;
  beforeAll(async () => {
    const body = await replayed(client, asked);
    report = reportOf(body.report);
    ({ digest } = body);
  });

  test('the two differ as the catalogue says, by seven voids and one late record', () => {
    expect(report.direction).toBe('against-to-replayed');
    const line = (unit: string) => report.differences.find((one) => one.unit === unit);
    expect(line('a')).toMatchObject({
      from: { value: '171/200', verdict: 'attained' },
      to: { value: '165/200', verdict: 'not-attained' },
    });
    expect(line('city')).toMatchObject({
      from: { value: '190/220', verdict: 'attained' },
      to: { value: '184/220', verdict: 'not-attained' },
    });
    expect(told(report, 'a')).toEqual(['void: 171/200 → 164/200', 'late-arrival: 164/200 → 165/200']);
    expect(told(report, 'city')).toEqual(['void: 190/220 → 183/220', 'late-arrival: 183/220 → 184/220']);
    // B and the towns are as they were
    expect(new Set(report.differences.map(({ unit }) => unit))).toEqual(new Set(['a', 'city']));
    expect(report.causes).toEqual({ void: 2, 'late-arrival': 2 });
  });

  test('behind each cause stand its entries, with what each did alone', async () => {
    const [voided, late] = report.differences.find(({ unit }) => unit === 'a')?.steps ?? [];
    expect(voided?.behind.map(({ position }) => String(position))).toEqual(played.voids);
    const values = voided?.behind.map(({ fields }) => fields?.find(({ field }) => field === 'value')?.to);
    expect(values).toEqual(['170/200', '169/200', '168/200', '167/200', '166/200', '165/200', '164/200']);
    expect(voided?.behind[0]).toMatchObject({
      type: 'fact-voided',
      channel: 'api',
      recordedAt: expect.stringMatching(/^2021-01-20T03:00:00/) as string,
      submission: expect.stringMatching(/^sub-/) as string,
      reason: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      fact: { kind: 'transfer.accepted', refs: { from: 'a' } },
    });
    expect(late?.behind).toMatchObject([
      { type: 'fact-recorded', fact: { kind: 'transfer.accepted', days: { occurredOn: '2020-12-30' } } },
    ]);
    const position = late?.behind[0]?.position;
    const { body } = await client.get<{ recordedAt: string }>(`events/${position}`);
    expect(body.recordedAt).toBe(late?.behind[0]?.recordedAt);
  });

  test('the report says of what it is, and its digest is that of its canonical text and comes again', async () => {
    expect(report.replayed).toMatchObject({
      plan,
      planVersion: 1,
      position: Number(played.positions.get(`position of ${moments.k2}`)),
      day: moments.k1,
      organisation: 'then',
      verdicts: { attained: 1, 'not-attained': 2 },
    });
    expect(report.against).toMatchObject({
      with: 'replay',
      position: Number(played.positions.get(`position of ${moments.k1}`)),
      verdicts: { attained: 3 },
    });
    expect(createHash('sha256').update(canonicalJson(report)).digest('hex')).toBe(digest);
    expect((await replayed(client, asked)).digest).toBe(digest);
  });

  test('asked the other way round, the same steps lead from the replay to what it is compared with', async () => {
    const other = { plan, at: moments.k1, on: moments.k1, against: knownIn(moments.k2) };
    const turned = reportOf((await replayed(client, other)).report);
    expect(turned.direction).toBe('replayed-to-against');
    expect(turned.differences).toEqual(report.differences);
  });

  test('a month later another transfer counts, since it happened in that month', async () => {
    const later = { plan, at: moments.k2, on: moments.k2, against: { with: 'replay', at: moments.k2, on: moments.k1 } };
    const found = reportOf((await replayed(client, later)).report);
    expect(told(found, 'a')).toEqual(['day: 165/200 → 166/200']);
    expect(found.differences.find(({ unit }) => unit === 'a')?.to).toMatchObject({
      value: '166/200',
      valueAtDue: '165/200',
      verdict: 'not-attained',
    });
  });

  test('of one unit asked for, only what lies at or below it is told', async () => {
    const found = reportOf((await replayed(client, { ...asked, unit: 'a' })).report);
    expect(found.differences.map(({ unit }) => unit)).toEqual(['a']);
    expect(found.numbers).toMatchObject([{ indicator, value: '165/200' }]);
  });

  test('the same as text for people', async () => {
    const { replay } = await replayed(client, asked);
    const { status, text, headers } = await client.send('GET', `replays/${replay}`, {
      headers: { accept: 'text/plain' },
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain('171/200 = 85.50 % attained  →  165/200 = 82.50 % not-attained');
    expect(text).toContain('作废 void: −7  171/200 = 85.50 % → 164/200 = 82.00 %');
    expect(text).toContain('迟报 late arrival: +1  164/200 = 82.00 % → 165/200 = 82.50 %');
    expect((await client.get(`replays/${replay}?format=text`)).text).toBe(text);
  });

  test('on the command line: report on stdout, progress on stderr', async () => {
    const { key = '' } = client;
    const point = ['--at', moments.k2, '--on', moments.k1, '--against-at', moments.k1, '--against-on', moments.k1];
    const where = ['--url', stack.url, '--ledger', client.ledger, '--plan', plan];
    const ran = await duibiao(['replay', ...where, ...point], { env: { DUIBIAO_KEY: key } });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining(`sha256:${digest}`) as string });
    expect(ran.stderr).toMatch(/\S/);
    const json = await duibiao(['replay', ...where, ...point, '--json'], { env: { DUIBIAO_KEY: key } });
    expect(JSON.parse(json.stdout)).toMatchObject({ digest });
  });
});

describe('against the read models', () => {
  test('they say what the ledger gives, at any moment', async () => {
    for (const at of [moments.k1, moments.k2, played.voids[2]]) {
      const report = reportOf((await replayed(client, { plan, at })).report);
      expect(report.against).toMatchObject({ with: 'read-models', stated: report.replayed.digest });
      expect(report.differences).toEqual([]);
    }
  });

  test('a number that was tampered with is named as a defect, and the command ends with 3', async () => {
    const change = (by: number) =>
      stack.superuser.query(
        `UPDATE read.case_rows SET c1 = c1 + $2 WHERE ledger_id = $1 AND c1 > 0 AND owner_unit = 'b'
            AND case_key = (SELECT min(case_key) FROM read.case_rows WHERE ledger_id = $1 AND c1 > 0 AND owner_unit = 'b')`,
        [client.ledger, by],
      );
    await change(1);
    try {
      const report = reportOf((await replayed(client, { plan, at: moments.k1 })).report);
      expect(report.causes).toEqual({ defect: 2 });
      expect(told(report, 'b')).toEqual(['defect: 20/20 → 19/20']);
      const where = ['--url', stack.url, '--ledger', client.ledger, '--plan', plan, '--at', moments.k1];
      const ran = await duibiao(['replay', ...where], { env: { DUIBIAO_KEY: client.key ?? '' } });
      expect([ran.code, ran.stdout.includes('DEFECT')]).toEqual([3, true]);
    } finally {
      await change(-1);
    }
  });
});

describe('what was published', () => {
  let position: string;
  beforeAll(async () => {
    const asked = await client.post<{ id: string }>('recomputations', { plan, at: moments.k1 });
    const run = await waitFor(
      () => client.get<{ state: string; publishedPosition: string | null }>(`recomputations/${asked.body.id}`),
      ({ body }) => body.state === 'published',
    );
    position = run.body.publishedPosition ?? '';
    await client.attainments({ plan, indicator, waitFor: position });
  });

  test('is explained against what is known later, cause by cause', async () => {
    const against = { with: 'published', at: position };
    const report = reportOf((await replayed(client, { plan, at: moments.k2, on: moments.k1, against })).report);
    expect(report.against).toMatchObject({ publishedAt: Number(position), stated: report.against?.digest });
    expect(told(report, 'a')).toEqual(['void: 171/200 → 164/200', 'late-arrival: 164/200 → 165/200']);
  });

  test('a published number is taken apart as it was known then, down to who submitted what, when and why', async () => {
    interface Fact {
      readonly role: string;
      readonly submission: string;
      readonly recorded: { readonly at: string; readonly channel: string; readonly reason: string | null };
    }
    interface Lineage {
      readonly position: string;
      readonly published: unknown;
      readonly counts: { readonly numerator: string };
      readonly leftOut: readonly Fact[];
      readonly cases: readonly { readonly facts: readonly Fact[] }[];
    }
    const ask = (more: Readonly<Record<string, string>>) =>
      client.get<Lineage>(`attainments/lineage?${query({ plan, indicator, unit: 'a', ...more })}`);
    const { body } = await ask({ published: position });
    expect(body).toMatchObject({
      position: played.positions.get(`position of ${moments.k1}`),
      published: { position, value: '171/200', verdict: 'attained', agrees: true },
      counts: { numerator: '171' },
    });
    expect(body.cases[0]?.facts[0]?.recorded).toMatchObject({
      at: expect.stringMatching(/^2020-06-01T03/),
      channel: 'api',
    });

    // known later, the voids are left out, each with the reason that was given for it
    const later = await ask({ at: moments.k2, on: moments.k1, part: 'left-out' });
    const voided = later.body.leftOut.filter(({ role }) => role === 'voided');
    expect(voided.map(({ recorded }) => recorded.reason)).toEqual(Array.from({ length: 7 }, () => '接收单位未接收'));

    expectProblem(await ask({ published: position, at: moments.k2 }), 400, 'invalid-request');
    expect(faults(expectProblem(await ask({ published: '5' }), 400))).toEqual(['published not-published']);
  });
});

describe('one clear problem each', () => {
  test.each([
    ['a position that does not exist', { at: '999999' }, '/at out-of-range'],
    ['a position before the plan', { at: '1' }, '/at before-plan'],
    ['a moment in the future', { at: '2031-01-01' }, '/at future'],
    ['a day in the future', { on: '2031-01-01' }, '/on future'],
    ['a moment in the future to compare with', { against: { with: 'replay', at: '2031-01-01' } }, '/against/at future'],
    ['a result that nobody published', { against: { with: 'published', at: '5' } }, '/against/at not-published'],
    ['a reading that the plan does not have', { reading: 'nonsense' }, '/reading unknown-reading'],
  ] as const)('%s', async (_, more, fault) => {
    const problem = expectProblem(await requestReplay(client, { plan, ...more }), 400, 'invalid-request');
    expect(faults(problem)).toEqual([fault]);
  });

  test('an unknown plan, version, unit or replay; what is no replay', async () => {
    for (const body of [{ plan: 'none' }, { plan, planVersion: 7 }, { plan, unit: 'nowhere' }]) {
      expectProblem(await requestReplay(client, body), 404, 'not-found');
    }
    expectProblem(await client.get('replays/rep-none'), 404, 'not-found');
    expectProblem(await client.send('DELETE', 'replays/rep-none'), 404, 'not-found');
    expect(faults(expectProblem(await requestReplay(client, { plan, against: { with: 'luck' } }), 400))).toHaveLength(
      1,
    );
  });

  test('an auditor of a part, and who is no auditor, are told what it needs', async () => {
    for (const grants of [
      [['auditor', 'a']],
      [
        ['submitter', 'city'],
        ['reviewer', 'city'],
      ],
    ] as const) {
      const limited = await played.world.client(...grants);
      expectProblem(await requestReplay(limited, { plan }), 403, 'forbidden');
      expectProblem(await limited.get('replays/rep-none'), 403, 'forbidden');
    }
  });
});

describe('while nobody works', () => {
  test('two wait, a third is told to come later; what is cancelled makes room; a worker that comes does what waits', async () => {
    await stack.stopWorker();
    const [first, second] = [await requestReplay(client, { plan }), await requestReplay(client, { plan })];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(first.headers.get('location')).toBe(`/v1/ledgers/${client.ledger}/replays/${first.body.replay}`);
    const third = await requestReplay(client, { plan });
    expectProblem(third, 429, 'too-many-requests');
    expect(third.headers.get('retry-after')).toMatch(/^[1-9]/);
    expectProblem(await client.get(`replays/${first.body.replay}?format=text`), 409, 'conflict');

    const cancel = () => client.send('DELETE', `replays/${first.body.replay}`);
    expect((await cancel()).status).toBe(204);
    expectProblem(await cancel(), 409, 'conflict');
    const followed = await fetch(`${stack.url}/v1/ledgers/${client.ledger}/replays/${first.body.replay}/progress`, {
      headers: { authorization: `Bearer ${client.key}` },
    });
    expect(followed.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await followed.text()).toMatch(/event: progress\ndata: .*"cancelled".*\n\nevent: end\n/);

    const next = await requestReplay(client, { plan });
    expect(next.status).toBe(202);
    await stack.startWorker();
    for (const { body } of [second, next]) {
      expect(await overReplay(client, body.replay)).toMatchObject({
        progress: { state: 'done' },
        report: { differences: [] },
      });
    }
    expect(
      (await client.get<{ progress: { state: string } }>(`replays/${first.body.replay}`)).body.progress.state,
    ).toBe('cancelled');
  });

  test('a replay whose worker died is taken up again; one that no worker survives is marked failed', async () => {
    await stack.stopWorker();
    const died = (await requestReplay(client, { plan })).body.replay;
    const deadly = (await requestReplay(client, { plan })).body.replay;
    const leave = (id: string, attempts: number) =>
      stack.superuser.query(
        `UPDATE work.replays SET state = 'running', attempts = $3, leased_by = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 second'
          WHERE ledger_id = $1 AND replay_id = $2`,
        [client.ledger, id, attempts],
      );
    await leave(died, 1);
    await leave(deadly, 3);
    await stack.startWorker();
    expect(await overReplay(client, died)).toMatchObject({ progress: { state: 'done' } });
    const failed = await overReplay(client, deadly);
    expect(failed).toMatchObject({
      progress: { state: 'failed' },
      error: expect.stringContaining('3 times') as string,
    });
    await waitFor(
      () => client.get<{ size: string }>(`/v1/ledgers/${client.ledger}`),
      ({ status }) => status === 200,
    );
  });
});
