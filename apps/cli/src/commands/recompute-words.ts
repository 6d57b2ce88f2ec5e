import type { Comparison, Recomputation, Said } from '../http/recomputations.js';
import { table } from '../print.js';

/** A run in one line: how it stands. */
export function stateLine({ state, progress, differenceCount, error }: Recomputation): string {
  const { computed, folded } = progress;
  if (state === 'running' && (computed ?? folded) !== undefined) {
    const part = (words: string, one: typeof computed): string => (one ? `${words} ${one.done} of ${one.total}` : '');
    return [part('definitions', computed), part('entries', folded)].filter((text) => text !== '').join(', ');
  }
  if (state === 'different') return `different: ${differenceCount} keys`;
  return state === 'failed' ? `failed: ${error ?? ''}` : state;
}

/** What came of a run: the digests of the three ways, and what they are of. */
export function runText(run: Recomputation): string {
  const { plan, planVersion, position, day, digests, verdicts, publishedPosition, differences, differenceCount } = run;
  const of = `plan ${plan} version ${planVersion ?? '—'}; known: position ${position ?? '—'}; day: ${day}`;
  const ways = table(
    ['WAY', 'SHA-256 OF ALL NUMBERS'],
    [
      ['kept up by the workers, event by event', digests.kept ?? '—'],
      ['computed anew by SQL, from the facts', digests.computed ?? '—'],
      ['folded from the entries', digests.folded ?? '—'],
    ],
  );
  if (run.state === 'failed') return `${of}\n${stateLine(run)}`;
  if (run.state !== 'different') {
    const counts = Object.entries(verdicts ?? {}).map(([word, count]) => `${word} ${count}`);
    return [
      of,
      ways,
      `Units by verdict: ${counts.join(', ')}`,
      `Published at position ${publishedPosition ?? '—'}.`,
    ].join('\n');
  }
  const rows = differences.map((one) => [one.between, one.indicator, one.unit ?? 'all others', one.first, one.second]);
  const more = differenceCount > rows.length ? `\nand ${differenceCount - rows.length} more` : '';
  return `${of}\n${ways}\n\n${table(['BETWEEN', 'INDICATOR', 'UNIT', 'FIRST', 'SECOND'], rows)}${more}`;
}

/** Runs in a table, as they came. */
export const runTable = (runs: readonly Recomputation[]): string =>
  table(
    ['RUN', 'PLAN', 'DAY', 'POSITION', 'BY', 'STATE', 'TOOK', 'DIGEST'],
    runs.map((run) => [
      run.id,
      run.plan,
      run.day,
      run.position ?? '—',
      run.schedule === null ? 'hand' : `${run.schedule.id} ${run.schedule.period}`,
      stateLine(run),
      run.durationMs === null ? '—' : `${(run.durationMs / 1000).toFixed(1)} s`,
      run.digests.folded?.slice(0, 16) ?? '—',
    ]),
  );

/** What changed between two published results. */
export function comparisonText({ first, second, differences }: Comparison): string {
  const head = (name: string, one: Comparison['first']): string[] => [
    name,
    `${one.plan} version ${one.planVersion}`,
    one.position,
    one.day,
    one.digest,
  ];
  const heads = table(['', 'PLAN', 'POSITION', 'DAY', 'DIGEST'], [head('first', first), head('second', second)]);
  if (differences.length === 0) return `${heads}\n\nNo number differs.`;
  const rows = differences.map((one) => [one.indicator, one.unit ?? 'all others', said(one.first), said(one.second)]);
  return `${heads}\n\n${table(['INDICATOR', 'UNIT', 'FIRST', 'SECOND'], rows)}\n\nNumbers that differ: ${rows.length}.`;
}

const said = (one: Said | null): string => (one === null ? 'no such indicator' : `${one.value ?? '—'} ${one.verdict}`);
