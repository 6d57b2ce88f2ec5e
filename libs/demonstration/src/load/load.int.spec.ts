import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { authenticate, revokeKey } from '@duibiao/access';
import type { FactState } from '@duibiao/facts';
import { evolveFact, noFact } from '@duibiao/facts';
import { createAppender, readEntries, readGrants, readHead, readInScope, type StoredEntry } from '@duibiao/ledger';
import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase, testSecrets } from '@duibiao/platform/testing';
import { openDesk } from '@duibiao/submissions';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dongguan } from '../dongguan.js';
import { eventsOf, generateDemonstration } from '../generate.js';
import { linkage } from '../testing/rehearsal.js';
import { total } from '../testing/shares.js';
import { innerMongolia } from '../inner-mongolia.js';
import { demoKeysOf, readDemoKeys } from './key-file.js';
import { ensureKeys, loadDemonstration } from './load.js';
import { readSeeds } from './seeds.js';
import type { Stage } from './stage.js';

const ledger = 'dongguan';
const seeds = readSeeds();
const small = { seed: 7, percent: 4 };
const demonstration = generateDemonstration(dongguan, { organisation: seeds.organisation, ...small });
const database: TestDatabase = await createTestDatabase();
const pool: pg.Pool = createPool({ url: database.apiUrl, applicationName: 'demonstration test' });
const directory = mkdtempSync(path.join(os.tmpdir(), 'duibiao-demonstration-'));
const keyFile = path.join(directory, 'demo-keys.json');
const secrets = testSecrets();

/** As a process does that has just been started. */
const freshStage = (): Stage => ({
  desk: openDesk(pool, createAppender(pool), secrets.idempotencyKey),
  subjectKeys: secrets,
  show: dongguan,
  ledger,
  seeds,
});

const entries = (): Promise<StoredEntry[]> =>
  readInScope(pool, { ledger, units: '*' }, (client) => readEntries(client, ledger, 0n, 100_000));

/** What was reported of whom, without the random ids: which fact, in which version, when. */
const said = (all: readonly StoredEntry[]): string[] =>
  all.flatMap(({ entry }) => {
    const { body } = entry;
    if (!('fact' in body)) return [];
    const { refs, ...rest } = body.fact;
    const { member: _member, ...units } = refs;
    return [
      JSON.stringify([
        body.type,
        body.version,
        entry.recordedAt,
        units,
        rest.kind,
        rest.days,
        rest.values,
        rest.source,
      ]),
    ];
  });

afterAll(async () => {
  await pool.end();
  await database.drop();
  rmSync(directory, { recursive: true });
});

describe('loading the demonstration', () => {
  let interrupted: StoredEntry[];

  beforeAll(async () => {
    const stop = new AbortController();
    const stage = freshStage();
    const { append } = stage.desk;
    let calls = 0;
    const desk = {
      ...stage.desk,
      append: async (...given: Parameters<typeof append>) => {
        if (++calls === 150) stop.abort();
        return append(...given);
      },
    };
    await loadDemonstration({ ...stage, desk }, { ...small, signal: stop.signal }).catch(() => undefined);
    interrupted = await entries();
  });

  it('goes on where it was stopped, with nothing twice and nothing missing', async () => {
    expect((await readHead(pool, ledger))?.isGenerating).toBe(true);
    expect(await loadDemonstration(freshStage(), small)).toBe('loaded');
    await ensureKeys(freshStage(), small, keyFile);
    const all = await entries();
    expect(said(all).slice(0, said(interrupted).length)).toEqual(said(interrupted));
    const opened = all.filter(({ entry }) => 'fact' in entry.body && entry.body.fact.kind === 'unit.opened');
    expect(opened).toHaveLength(seeds.organisation.units.length);
    expect(said(all)).toHaveLength(eventsOf(demonstration.commands) + opened.length);
    expect(all.filter(({ entry }) => entry.body.type === 'plan-published')).toHaveLength(1);
  });

  it('says what the generator said, at its moments, and lets the clock go in the end', async () => {
    const streams = new Map<string, FactState>();
    for (const { entry } of await entries()) {
      if ('fact' in entry.body) streams.set(entry.body.stream, evolveFact(noFact, entry.body));
    }
    const [linked, all] = total(linkage(streams, '2020-12-01'));
    expect(linked * 1000).toBeLessThan(all * 850);
    expect(linked * 1000).toBeGreaterThanOrEqual(all * 840);
    const head = await readHead(pool, ledger);
    expect(head).toMatchObject({
      purpose: 'demonstration',
      isGenerating: false,
      recordedAt: '2020-12-01T01:00:00.000Z',
    });
    expect(head?.now.startsWith('2020-12-01T01:')).toBe(true);
  });

  it('leaves a loaded ledger alone', async () => {
    const before = (await readHead(pool, ledger))?.position;
    const keys = readFileSync(keyFile, 'utf8');
    expect(await loadDemonstration(freshStage(), small)).toBe('already-there');
    await ensureKeys(freshStage(), small, keyFile);
    expect((await readHead(pool, ledger))?.position).toBe(before);
    expect(readFileSync(keyFile, 'utf8')).toBe(keys);
  });

  it('gives keys for this machine alone, each with its roles, in a file that nobody else may read', async () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const keys = readDemoKeys(keyFile)?.keys ?? [];
    expect(keys.map(({ name }) => name)).toEqual([
      'operator',
      'city',
      'univ-01',
      'town-01',
      'school-01',
      'reviewer',
      'auditor',
    ]);
    for (const { key, roles, unit } of keys) {
      const known = await authenticate(pool, key);
      expect(known?.loopbackOnly).toBe(true);
      const grants = await readGrants(pool, ledger, known?.principal.id);
      expect(grants.map(({ role }) => role).sort()).toEqual([...roles].sort());
      expect(new Set(grants.map((grant) => grant.unit))).toEqual(new Set([unit]));
    }
  });

  it('issues keys anew when the file is lost, and leaves a revoked one revoked', async () => {
    const before = readDemoKeys(keyFile);
    rmSync(keyFile);
    await ensureKeys(freshStage(), small, keyFile);
    const after = readDemoKeys(keyFile);
    for (const { key } of before?.keys ?? []) expect(await authenticate(pool, key)).toBeUndefined();
    for (const { key } of after?.keys ?? []) expect(await authenticate(pool, key)).toBeDefined();

    const city = after?.keys.find(({ name }) => name === 'city')?.key ?? '';
    expect(await revokeKey(pool, ledger, `k-${city.split('_')[1]}`)).toBe(true);
    await ensureKeys(freshStage(), small, keyFile);
    expect(readDemoKeys(keyFile)).toEqual(after);
    expect(await authenticate(pool, city)).toBeUndefined();
  });
});

describe('loading a second demonstration', () => {
  const size = { seed: 7, percent: 3 };
  const own = readSeeds(innerMongolia.plan);
  const stage = (): Stage => ({ ...freshStage(), show: innerMongolia, ledger: innerMongolia.ledger, seeds: own });

  it('says what the generator said, with its reorganisation, and lets the clock go', async () => {
    expect(await loadDemonstration(stage(), size)).toBe('loaded');
    const scope = { ledger: innerMongolia.ledger, units: '*' } as const;
    const all = await readInScope(pool, scope, (client) => readEntries(client, scope.ledger, 0n, 100_000));
    const { commands } = generateDemonstration(innerMongolia, { organisation: own.organisation, ...size });
    expect(said(all)).toHaveLength(eventsOf(commands) + own.organisation.units.length);
    const kinds = new Set(all.flatMap(({ entry }) => ('fact' in entry.body ? [entry.body.fact.kind] : [])));
    for (const kind of ['unit.changed', 'unit.closed', 'return.filed', 'quota.allocated', 'baseline.frozen']) {
      expect(kinds).toContain(kind);
    }
    const head = await readHead(pool, scope.ledger);
    expect(head).toMatchObject({ isGenerating: false, recordedAt: '2021-01-15T01:00:00.000Z' });
    expect(await loadDemonstration(stage(), size)).toBe('already-there');
  });

  it('adds its keys to the file, and leaves those of the first', async () => {
    const before = readDemoKeys(keyFile);
    await ensureKeys(stage(), size, keyFile);
    const [first, second, ...none] = demoKeysOf(readDemoKeys(keyFile));
    expect(first).toEqual(before);
    expect(second?.keys.map(({ name }) => name)).toEqual(innerMongolia.people.map(({ name }) => name));
    expect(none).toEqual([]);
    for (const { key } of second?.keys ?? []) expect(await authenticate(pool, key)).toBeDefined();
    await ensureKeys(freshStage(), small, keyFile);
    expect(demoKeysOf(readDemoKeys(keyFile))).toEqual([first, second]);
  });
});
