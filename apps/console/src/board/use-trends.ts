import { useQueries } from '@tanstack/react-query';
import { createContext, use, useEffect, useState } from 'react';
import { answered } from '../api/client.js';
import { ledgerKey } from '../api/use-read.js';
import { useApi } from '../session/session.js';
import { lastOver, type Stands, useKnownDay } from '../view/known-day.js';
import { monthEnds } from '../view/month-ends.js';
import { useView } from '../view/view.js';

/** What a number was at the end of a month, as it was known then. */
export interface Known {
  readonly day: string;
  readonly text: string | null;
}
export type Trends = ReadonlyMap<string, readonly Known[]>;

const MONTHS = 8;
const AFTER_MS = 300;

/** Of every indicator its numbers at the last ends of months that were over at the moment that is looked at. What is over is read once. */
export function useReadTrends(from: string, stands: Stands): Trends {
  const api = useApi();
  const { ledger, plan, unit, at: known, organisation } = useView();
  const knownDay = useKnownDay(stands);
  const isShown = useIsShown();
  const days = knownDay === undefined || !isShown ? [] : monthEnds(from, lastOver(known, knownDay, stands.on), MONTHS);
  return useQueries({
    queries: days.map((at) => ({
      queryKey: [...ledgerKey(ledger, true), 'trend', plan, unit, organisation, at],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => {
        const query = { plan, at, organisation, level: 'self', ...(unit === undefined ? {} : { unit }) };
        return answered(
          api.GET('/v1/ledgers/{ledger}/attainments/matrix', { params: { path: { ledger }, query }, signal }),
        );
      },
      staleTime: Number.POSITIVE_INFINITY,
      // Before the plan was published there is no number: that is no fault.
      retry: false,
    })),
    combine: (answers) => {
      const trends = new Map<string, Known[]>();
      for (const [index, { data }] of answers.entries()) {
        const day = days[index];
        if (data === undefined || day === undefined) continue;
        for (const [place, { indicator }] of data.indicators.entries()) {
          const known = trends.get(indicator) ?? [];
          known.push({ day, text: data.rows[0]?.values[place] ?? null });
          trends.set(indicator, known);
        }
      }
      return trends;
    },
  });
}

/** Whether the page has been drawn: what makes it whole is read after what it is opened for. */
function useIsShown(): boolean {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isShown;
}

export const TrendsContext = createContext<Trends>(new Map());
export const useTrend = (indicator: string): readonly Known[] => use(TrendsContext).get(indicator) ?? [];
