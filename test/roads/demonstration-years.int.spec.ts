import { dongguan, innerMongolia, loadDemonstration, readSeeds } from '@duibiao/demonstration';
import { createAppender, readContent } from '@duibiao/ledger';
import { dayNumber, dayText, parameterSchemas } from '@duibiao/measures';
import { loadPlan } from '@duibiao/plan';
import { openTestPools, testSecrets } from '@duibiao/platform/testing';
import { catchUp, Lanes } from '@duibiao/projections';
import { foldLedger, ledgerEntries } from '@duibiao/replay';
import { openDesk } from '@duibiao/submissions';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byFold, bySql, differences, fromScratch, type Point } from './both-roads.js';

const percent = Number(process.env['LAW_PERCENT'] ?? 6);
const seed = Number(process.env['LAW_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const { writer, worker, lane } = await openTestPools({ writer: 'api', worker: 'worker', lane: 'worker' });
const lanes = new Lanes(lane, 1);

test.each([
  ['dongguan', dongguan],
  ['inner mongolia', innerMongolia],
] as const)(`SQL road = fold road: every indicator of every unit in the year of %s (seed ${seed})`, async (_, show) => {
  const seeds = readSeeds(show.plan);
  const { ledger } = show;
  const secrets = testSecrets();
  const desk = openDesk(writer, createAppender(writer), secrets.idempotencyKey);
  await loadDemonstration({ desk, subjectKeys: secrets, show, ledger, seeds }, { seed, percent });
  await catchUp(worker, ledger, { lanes });

  const contentOf = async (sha256: string): Promise<string> => {
    const content = await readContent(worker, ledger, sha256);
    if (content === undefined) throw new Error(`content ${sha256} is not there`);
    return content.toString('utf8');
  };
  // everything that the fold goes by comes from the ledger itself: kinds, plan, units
  const whole = await foldLedger(ledgerEntries(worker, ledger), { indicators: [], contentOf });
  const published = whole.plans.at(-1);
  const loaded = loadPlan(await contentOf(published?.sha256 ?? ''), { kinds: parameterSchemas });
  if (!loaded.ok) throw new Error('the plan cannot be read');
  const indicators = loaded.plan.indicators.map((one) => ({ ...one, due: one.due.on }));
  const today = whole.organisation.treeToday(whole.position);
  const units = seeds.organisation.units.map(({ id }) => id);
  const [root = ''] = units;

  const places = fc.sample(fc.tuple(fc.nat(1000), fc.nat(400), fc.constantFrom('then', 'now', 'grouped')), {
    seed,
    numRuns: Number(process.env['LAW_POINTS'] ?? 2),
  });
  const ends = [
    [1000, 365, 'then'],
    [1000, 365, 'grouped'],
  ] as const;
  for (const [place, days, how] of [...ends, ...places]) {
    const position = BigInt(Math.max(1, Math.floor((whole.position * place) / 1000)));
    const day = dayText(dayNumber('2020-01-01') + days);
    const grouping = { register: '六大片区', top: root };
    const at: Point = {
      position,
      day,
      organisation: how === 'now' ? 'now' : 'then',
      basis: 'all',
      ...(how === 'grouped' && { grouping }),
    };
    const options = { indicators, contentOf, hasGroupings: true, upTo: position };
    const fold = await foldLedger(ledgerEntries(worker, ledger), options);
    const groups = fold.tree({ day, grouping }).units.filter((unit) => unit.startsWith('group:'));
    const asked = how === 'grouped' ? [...units, ...groups] : units;
    let numbers = 0;
    for (const indicator of indicators) {
      const sql = await bySql(worker, ledger, indicator, asked, at);
      const folded = byFold(fold, today, indicator, asked, at);
      const anew = how === 'grouped' ? {} : await fromScratch(worker, ledger, indicator, asked, at);
      const differing = [...differences(sql, folded), ...differences(anew, folded, 'from scratch')];
      expect({ ...at, indicator: indicator.id, differing }).toEqual({ ...at, indicator: indicator.id, differing: [] });
      numbers += Object.values(sql).filter(({ now }) => Object.keys(now).length > 0).length;
    }
    expect(numbers).toBeGreaterThanOrEqual(place === 1000 ? 2 * units.length : 0);
  }
});
