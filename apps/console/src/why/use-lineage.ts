import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query';
import { answered } from '../api/client.js';
import type { Lineage } from '../api/types.js';
import { ledgerKey } from '../api/use-read.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';

export const parts = ['numerator', 'denominator', 'left-out'] as const;
export type Part = (typeof parts)[number];

/** Where the next page goes on: at the very moment of the first, whatever came meanwhile. */
interface Next {
  readonly cursor: string;
  readonly at: string;
  readonly on: string;
}

/** The cases and facts behind a number, page by page. */
export function useLineage(indicator: string, part: Part) {
  const api = useApi();
  const { ledger, point, at } = useView();
  return useInfiniteQuery({
    queryKey: [...ledgerKey(ledger, at !== undefined), 'lineage', indicator, point, part],
    queryFn: ({ pageParam, signal }): Promise<Lineage> => {
      const query = { ...point, ...pageParam, indicator, part };
      return answered(
        api.GET('/v1/ledgers/{ledger}/attainments/lineage', { params: { path: { ledger }, query }, signal }),
      );
    },
    initialPageParam: undefined as Next | undefined,
    getNextPageParam: ({ next, position, on }): Next | undefined =>
      next === null ? undefined : { cursor: next, at: position, on },
    placeholderData: keepPreviousData,
    ...(at === undefined ? {} : { staleTime: Number.POSITIVE_INFINITY }),
  });
}
