import type { Lineage, LineageCase } from '../../http/answers.js';

/** Fetches one page of a part. */
export type FetchPage = (part: string, limit: number, cursor?: string) => Promise<Lineage>;

const PAGE = 500;

/** The first cases of the denominator that fit, at most `wanted`, page by page. */
export async function findCases(
  fetchPage: FetchPage,
  wanted: number,
  fits: (one: LineageCase) => boolean,
  firstPage = Math.min(PAGE, wanted * 10),
): Promise<LineageCase[]> {
  const found: LineageCase[] = [];
  for (let cursor: string | undefined, limit = firstPage; found.length < wanted; limit = PAGE) {
    const page = await fetchPage('denominator', limit, cursor);
    found.push(...page.cases.filter(fits));
    if (page.next === null) break;
    cursor = page.next;
  }
  return found.slice(0, wanted);
}
