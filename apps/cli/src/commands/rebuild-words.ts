import type { Rebuild } from '../http/rebuilds.js';
import { table } from '../print.js';

/** A rebuild in one line: how it stands. */
export function stateLine({ state, progress, differenceCount, error }: Rebuild): string {
  if (state === 'running' && progress !== null) {
    const { phase, position, total, caseVersions } = progress;
    if (phase === 'comparing') return 'comparing row by row: projecting waits';
    return `deriving: position ${position} of ${total}, ${caseVersions.toLocaleString('en')} cases computed`;
  }
  if (state === 'repaired' || state === 'different') return `${state}: rows ${differenceCount}`;
  return state === 'failed' ? `failed, everything stands as it did: ${error ?? ''}` : state;
}

/** What came of a rebuild: each read model compared, and the first rows that differ. */
export function rebuildText(rebuild: Rebuild): string {
  const { state, position, caseVersions, models, differences, differenceCount, durationMs, pausedMs } = rebuild;
  if (models.length === 0) return stateLine(rebuild);
  const number = (n: number): string => n.toLocaleString('en');
  const seconds = (ms: number | null): string => `${((ms ?? 0) / 1000).toFixed(1)} s`;
  const head =
    `Derived from the entries up to position ${position ?? '—'} in ${seconds(durationMs)}, ${number(caseVersions ?? 0)} cases computed; ` +
    `projecting waited ${seconds(pausedMs)} of it.`;
  const counts = table(
    ['READ MODEL', 'ROWS', 'MISSING', 'EXTRA', 'CHANGED'],
    models.map((one) => [one.model, ...[one.rows, one.missing, one.extra, one.changed].map(number)]),
  );
  if (state === 'equal') return `${head}\n${counts}\n\nThe read models are what the entries say.`;
  const rows = differences.map(({ model, key, what, columns }) => [
    model,
    Object.entries(key)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
    what,
    Object.entries(columns)
      .map(([name, { stood, derived }]) => `${name} ${JSON.stringify(stood)} → ${JSON.stringify(derived)}`)
      .join(', '),
  ]);
  const more = differenceCount > rows.length ? `\nand ${number(differenceCount - rows.length)} more` : '';
  const ending =
    state === 'repaired'
      ? 'They were replaced by what the entries say.'
      : 'Nothing was changed: without --check they are replaced by what the entries say.';
  return `${head}\n${counts}\n\n${table(['READ MODEL', 'ROW', 'WAS', 'STOOD → DERIVED'], rows)}${more}\n\nRows that differed: ${number(differenceCount)}. ${ending}`;
}
