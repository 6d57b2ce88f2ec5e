import type { Series } from './series.js';

/** One line of the report. `target`: the ratio, or where there is no floor the figure, that is to be reached. */
export interface Line {
  readonly load: string;
  readonly unit: string;
  readonly ours: Series;
  readonly floor?: Series | undefined;
  readonly ratio?: Series | undefined;
  readonly target?:
    | {
        readonly of: 'ratio' | 'ours';
        readonly atLeast?: number;
        readonly atMost?: number;
        readonly below?: number;
      }
    | undefined;
}

const columns = ['load', 'unit', 'ours', '(min … max)', 'floor', '(min … max)', 'ratio', '(min … max)', 'target', ''];

/** Lines as they come, and the whole as a table in Markdown. */
export function table(lines: readonly Line[]): string {
  const rows = [columns, ...lines.map(cells)];
  const widths = columns.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  text.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return text.join('\n');
}

function cells({ load, unit, ours, floor, ratio, target }: Line): string[] {
  const [own, ownRange] = shown(ours, figure);
  const [below, belowRange] = shown(floor, figure);
  const [times, timesRange] = shown(ratio, (value) => value.toFixed(2));
  return [load, unit, own, ownRange, below, belowRange, times, timesRange, ...judged(ours, ratio, target)];
}

function shown(values: Series | undefined, format: (value: number) => string): [string, string] {
  if (values === undefined) return ['', ''];
  return [format(values.median), `${format(values.least)} … ${format(values.most)}`];
}

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

function judged(ours: Series, ratio: Series | undefined, target: Line['target']): [string, string] {
  if (target === undefined) return ['', ''];
  const { median } = target.of === 'ratio' && ratio !== undefined ? ratio : ours;
  const { atLeast, atMost, below } = target;
  const isReached =
    (atLeast === undefined || median >= atLeast) &&
    (atMost === undefined || median <= atMost) &&
    (below === undefined || median < below);
  const format = (value: number): string => (target.of === 'ratio' ? value.toFixed(1) : figure(value));
  const wanted = [
    atLeast === undefined ? '' : `≥ ${format(atLeast)}`,
    atMost === undefined ? '' : `≤ ${format(atMost)}`,
    below === undefined ? '' : `< ${format(below)}`,
  ];
  return [wanted.join(''), isReached ? 'reached' : 'MISSED'];
}
