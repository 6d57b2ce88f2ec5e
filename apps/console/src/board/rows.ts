import type { Attainment, PlanOutline } from '../api/types.js';
import { hundredths } from '../parts/number-text.js';
import { badness } from '../verdict/verdicts.js';

/** What is to be seen of the plan, and in which order. */
export interface Filter {
  readonly section: string | undefined;
  readonly verdicts: ReadonlySet<string>;
  readonly words: string;
  readonly order: 'worst' | 'plan';
}

export interface Group {
  /** Number of the work item. */
  readonly no: number;
  readonly title: string;
  readonly section: string | null;
  readonly rows: readonly Attainment[];
}

type Item = PlanOutline['items'][number];

const behindBy = ({ pace }: Attainment): bigint =>
  pace === null ? 0n : hundredths(pace.progress) - hundredths(pace.elapsed);

/** Worst verdict first, then whoever is furthest behind the calendar, then as in the plan. */
export function byBadness(one: Attainment, other: Attainment): number {
  const byVerdict = badness(one.verdict) - badness(other.verdict);
  if (byVerdict !== 0) return byVerdict;
  const difference = behindBy(one) - behindBy(other);
  return difference === 0n ? one.item - other.item : difference < 0n ? -1 : 1;
}

/** Indicators of a section, before any other filter: what the counts are of. */
export function ofSection(
  attainments: readonly Attainment[],
  { items }: PlanOutline,
  section: string | undefined,
): readonly Attainment[] {
  if (section === undefined) return attainments;
  const inside = new Set(items.filter((item) => item.section === section).map(({ no }) => no));
  return attainments.filter(({ item }) => inside.has(item));
}

export function matching(
  attainments: readonly Attainment[],
  outline: PlanOutline,
  filter: Filter,
): readonly Attainment[] {
  const titles = new Map(outline.items.map(({ no, title }) => [no, title]));
  const words = filter.words.trim().toLowerCase();
  return ofSection(attainments, outline, filter.section).filter(
    (one) =>
      (filter.verdicts.size === 0 || filter.verdicts.has(one.verdict)) &&
      (words === '' || textOf(one, titles.get(one.item) ?? '').includes(words)),
  );
}

const textOf = ({ indicator, name, item }: Attainment, title: string): string =>
  `${item} ${indicator} ${name.zh} ${name.en} ${title}`.toLowerCase();

/** Rows under the items of the plan, in its order; items of which nothing is left are left out. */
export function groupsOf(rows: readonly Attainment[], items: readonly Item[]): readonly Group[] {
  const byItem = Map.groupBy(rows, ({ item }) => item);
  return items.flatMap(({ no, title, section }) => {
    const found = byItem.get(no);
    return found === undefined ? [] : [{ no, title, section, rows: found }];
  });
}
