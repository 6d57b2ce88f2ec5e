import { dongguan, innerMongolia, loadDemonstration, readSeeds } from '@duibiao/demonstration';
import { createAppender, readContent } from '@duibiao/ledger';
import { dayNumber, dayText, parameterSchemas } from '@duibiao/measures';
import { loadPlan } from '@duibiao/plan';
import { openTestPools, testSecrets } from '@duibiao/platform/testing';
import { catchUp, computedResult, hasReviews, incrementalResult, organisationVersion } from '@duibiao/projections';
import { foldedResult, foldLedger, ledgerEntries } from '@duibiao/replay';
import { compareResults, ENGINE, readResult, resultIndicators, writeResult } from '@duibiao/results';
import { openDesk } from '@duibiao/submissions';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const percent = Number(process.env['LAW_PERCENT'] ?? 4);
const seed = Number(process.env['LAW_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const { writer, worker } = await openTestPools({ writer: 'api', worker: 'worker' });

test.each([
  ['dongguan', dongguan],
  ['inner mongolia', innerMongolia],
] as const)(`one digest by three ways: kept up, computed anew, folded: %s (seed ${seed})`, async (_, show) => {
  const { ledger } = show;
  const secrets = testSecrets();
  const seeds = readSeeds(show.plan);
  const desk = openDesk(writer, createAppender(writer), secrets.idempotencyKey);
  await loadDemonstration({ desk, subjectKeys: secrets, show, ledger, seeds }, { seed, percent });
  await catchUp(worker, ledger);
  const contentOf = async (sha256: string): Promise<string> =>
    (await readContent(worker, ledger, sha256))?.toString('utf8') ?? '';
  const whole = await foldLedger(ledgerEntries(worker, ledger), { indicators: [], contentOf });
  const published = whole.plans.at(-1);
  const loaded = loadPlan(await contentOf(published?.sha256 ?? ''), { kinds: parameterSchemas });
  if (!loaded.ok || published === undefined) throw new Error('the plan cannot be read');
  const indicators = resultIndicators(loaded.plan);
  const [root = ''] = seeds.organisation.units.map(({ id }) => id);

  const places = fc.sample(fc.tuple(fc.integer({ min: 300, max: 1000 }), fc.nat(400)), { seed, numRuns: 1 });
  for (const [place, days] of [[1000, 365] as const, [1000, 364] as const, ...places]) {
    const position = BigInt(Math.max(published.position, Math.floor((whole.position * place) / 1000)));
    const day = dayText(dayNumber('2020-01-01') + days);
    // where nothing was reviewed yet there are no numbers by accepted facts
    const isReviewed = await hasReviews(worker, ledger, position);
    for (const basis of isReviewed ? (['all', 'accepted'] as const) : (['all'] as const)) {
      const asked = { ledger, plan: published.id, planVersion: published.version, day, root, basis, engine: ENGINE };
      const version = await organisationVersion(worker, { ledger, position, day });
      const head = { ...asked, position, organisation: 'then', organisationVersion: version } as const;
      const fold = await foldLedger(ledgerEntries(worker, ledger), { indicators, contentOf, upTo: position });
      const folded = await foldedResult(fold, asked, indicators);
      const kept = await incrementalResult(worker, head, indicators);
      const anew = await computedResult(worker, head, indicators);
      const at = { position, day, basis };
      expect({ ...at, kept: compareResults(kept, folded).slice(0, 3) }).toEqual({ ...at, kept: [] });
      expect({ ...at, anew: compareResults(anew, folded).slice(0, 3) }).toEqual({ ...at, anew: [] });
      const { bytes, digest } = writeResult(folded);
      expect([writeResult(kept).digest, writeResult(anew).digest]).toEqual([digest, digest]);
      expect(readResult(bytes)).toEqual(folded);
      expect(folded.lines.length).toBeGreaterThan(2 * indicators.length);
    }
  }
});
