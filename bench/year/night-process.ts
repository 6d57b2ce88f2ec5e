import { readContent } from '@duibiao/ledger';
import { createPool, growHeapSlowly } from '@duibiao/platform';
import { threeWays, type WaysQuestion } from '@duibiao/recomputation';
import { foldLedger, ledgerEntries } from '@duibiao/replay';
import { loadPlan } from '@duibiao/plan';
import { parameterSchemas } from '@duibiao/measures';
import { answer, asked } from '../rig/apart.js';

/** What this process came to. Times in seconds, memory in MiB: the most that it ever had. */
export interface NightAnswer {
  /** Reading the same entries and doing nothing with them. */
  readonly reading: number;
  readonly folding: number;
  readonly peak: number;
  /** All three ways, compared; null where only the fold was asked for. */
  readonly night: number | null;
}

/** What it is told by its environment, as JSON. */
export interface NightQuestion {
  readonly url: string;
  readonly ledger: string;
  readonly root: string;
  readonly plan: string;
  readonly day: string;
  readonly position: string;
  readonly withNight: boolean;
}

/** A process of its own, so that its memory is the fold's alone. */
async function run(question: NightQuestion): Promise<NightAnswer> {
  const { url, ledger, root, plan: id, day, withNight } = question;
  const pool = createPool({ url, applicationName: 'duibiao bench night', max: 8 });
  try {
    const contentOf = async (sha256: string): Promise<string> =>
      (await readContent(pool, ledger, sha256))?.toString('utf8') ?? '';
    const reading = await timed(async () => {
      let entries = 0;
      for await (const entry of ledgerEntries(pool, ledger)) entries = entry.position;
      if (String(entries) !== question.position) throw new Error(`read up to ${entries}, not ${question.position}`);
    });
    const known = await foldLedger(ledgerEntries(pool, ledger), { indicators: [], contentOf });
    const loaded = loadPlan(await contentOf(known.plans.find((one) => one.id === id)?.sha256 ?? ''), {
      kinds: parameterSchemas,
    });
    if (!loaded.ok) throw new Error('the plan cannot be read');
    const indicators = loaded.plan.indicators.map((one) => ({ ...one, due: one.due.on }));
    let answers = 0;
    const folding = await timed(async () => {
      const fold = await foldLedger(ledgerEntries(pool, ledger), { indicators, contentOf });
      for (const indicator of indicators) answers += fold.measure(indicator, { day }).size;
    });
    if (answers === 0) throw new Error('the fold measured nothing');
    const peak = process.resourceUsage().maxRSS / 1024;
    const ways: WaysQuestion = { ledger, root, plan: id, planVersion: null, position: null, day };
    const options = {
      onPoint: () => Promise.resolve(),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    };
    const night = !withNight
      ? null
      : await timed(async () => {
          const { kept, computed, folded } = await threeWays(pool, ways, options);
          if (new Set([kept.digest, computed.digest, folded.digest]).size > 1) throw new Error('the roads differ');
        });
    return { reading, folding, peak, night };
  } finally {
    await pool.end();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

// as the worker does, in which folds run
growHeapSlowly();
answer(await run(asked() as NightQuestion));
