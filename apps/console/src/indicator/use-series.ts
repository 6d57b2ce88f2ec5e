import { useQueries } from '@tanstack/react-query';
import { answered } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { Attainment } from '../api/types.js';
import { ledgerKey } from '../api/use-read.js';
import { useApi } from '../session/session.js';
import { usePublishedOn } from '../view/use-published-on.js';
import { isBeforePlan } from '../view/before-plan.js';
import { useKnownDay } from '../view/known-day.js';
import { type Point, useView } from '../view/view.js';
import { daysKnown, daysOf, type Moment } from './series.js';

/** The number that is looked at, and where it stands. */
interface Shown {
  readonly attainment: Attainment;
  readonly on: string;
  /** Instant of the entry at P. */
  readonly recordedAt: string;
  /** First day of the plan's year. */
  readonly from: string;
}

interface Series {
  /** Undefined until all of it was read. */
  readonly data: readonly Moment[] | undefined;
  readonly error: Problem | null;
  readonly refetch: () => void;
}

/** The number over the year, month by month, as known then and as known at the moment that is looked at. */
export function useSeries({ attainment, on, recordedAt, from }: Shown): Series {
  const { indicator, unit } = attainment;
  const { plan, at, organisation } = useView();
  const days = daysOf(from, on);
  const before = days.slice(0, -1);
  const { day: publishedOn, error: unknown } = usePublishedOn();
  const knownDay = useKnownDay({ on, recordedAt });
  const isReady = publishedOn !== undefined && knownDay !== undefined;
  const known = isReady ? daysKnown(days, publishedOn, knownDay) : [];
  const base: Point = { plan, unit, organisation };
  const past = useNumbers(
    indicator,
    known.map((day) => ({ ...base, at: day })),
    true,
  );
  const present = useNumbers(
    indicator,
    before.map((day) => ({ ...base, ...(at === undefined ? {} : { at }), on: day })),
    at !== undefined,
  );
  const refetch = (): void => {
    past.refetch();
    present.refetch();
  };
  const error = past.error ?? present.error ?? unknown;
  if (!isReady || past.numbers === undefined || present.numbers === undefined) {
    return { data: undefined, error, refetch };
  }
  const knownThen = new Map(known.map((day, index) => [day, past.numbers?.[index] ?? null]));
  const current = [...present.numbers, attainment];
  const data = days.map((day, index) => {
    const now = current[index] ?? null;
    return { day, known: day === knownDay ? now : (knownThen.get(day) ?? null), current: now };
  });
  return { data, error, refetch };
}

interface Numbers {
  readonly numbers: readonly (Attainment | null)[] | undefined;
  readonly error: Problem | null;
  readonly refetch: () => void;
}

/** One number at several points at once; null at those where the plan was not there yet. */
function useNumbers(indicator: string, points: readonly Point[], isFixed: boolean): Numbers {
  const api = useApi();
  const { ledger } = useView();
  return useQueries({
    queries: points.map((point) => ({
      queryKey: [...ledgerKey(ledger, isFixed), 'number at', indicator, point],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Attainment | null> => {
        const query = { ...point, indicator };
        const asked = api.GET('/v1/ledgers/{ledger}/attainments', { params: { path: { ledger }, query }, signal });
        const answer = await answered(asked).catch(absent);
        return answer?.attainments[0] ?? null;
      },
      ...(isFixed ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    })),
    combine: (answers) => ({
      numbers: answers.every(({ data }) => data !== undefined) ? answers.map(({ data }) => data ?? null) : undefined,
      error: (answers.find((one) => one.error instanceof Problem)?.error as Problem | null) ?? null,
      refetch: () => answers.forEach((one) => void one.refetch()),
    }),
  });
}

/** Before the plan was published there is no number. */
function absent(error: unknown): undefined {
  if (!isBeforePlan(error)) throw error;
}
