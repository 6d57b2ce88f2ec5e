import { roleUrl } from '@duibiao/platform';
import { apart } from '../rig/apart.js';
import { ledger } from '../rig/filling.js';
import { series } from '../rig/series.js';
import type { Line } from '../rig/table.js';
import type { FilledYear } from './fill.js';
import type { NightAnswer, NightQuestion } from './night-process.js';

const ON = '2020-11-30';

/** The fold over the whole ledger, and a night's recomputation: kept, computed and folded numbers compared. Each in a process of its own. */
export async function nightLines(year: FilledYear, rounds: number, note: (line: string) => void): Promise<Line[]> {
  const { cluster, database, country, entries } = year;
  const question: Omit<NightQuestion, 'withNight'> = {
    url: roleUrl(cluster.superuserUrl(database), 'worker', cluster.secrets),
    ledger,
    root: country.root,
    plan: 'dongguan-2020',
    day: ON,
    position: entries.toString(),
  };
  const answers: NightAnswer[] = [];
  while (answers.length < rounds) {
    const answer = await apart<NightAnswer>('year/night-process.js', {
      ...question,
      withNight: answers.length === 0,
    });
    note(
      `The year, folded: ${answer.folding.toFixed(1)} s, reading alone ${answer.reading.toFixed(1)} s, at most ${answer.peak.toFixed(0)} MiB`,
    );
    answers.push(answer);
  }
  const rate = (of: (answer: NightAnswer) => number) => series(answers.map((answer) => Number(entries) / of(answer)));
  return [
    {
      load: 'year, fold over the entries, all numbers',
      unit: 'facts/s',
      ours: rate(({ folding }) => folding),
      floor: rate(({ reading }) => reading),
      ratio: series(answers.map(({ folding, reading }) => reading / folding)),
      target: { of: 'ours', atLeast: 60_000 },
    },
    {
      load: 'year, fold over the entries: memory of the process',
      unit: 'MiB',
      ours: series(answers.map(({ peak }) => peak)),
      target: { of: 'ours', below: 1_024 },
    },
    {
      load: 'year, nightly recomputation on both roads',
      unit: 's',
      ours: series(answers.flatMap(({ night: seconds }) => (seconds === null ? [] : [seconds]))),
      target: { of: 'ours', below: 90 },
    },
  ];
}
