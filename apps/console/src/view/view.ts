import { useCallback, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';

/**
 * What is looked at: it stands in the address, so that a link shows another person the same. `at` is P (a position, an instant or a date), `on`
 * is D; both left out mean now.
 */
export interface View {
  readonly ledger: string;
  readonly plan: string;
  readonly unit: string | undefined;
  readonly at: string | undefined;
  readonly on: string | undefined;
  readonly organisation: 'then' | 'now';
}

export interface ViewState extends View {
  /** The API's parameters for this view; what is left out is left out there. */
  readonly point: Point;
  /** Another value of a parameter of this view; undefined takes it away. Pages keep their own filters by it, too. */
  readonly set: (changes: Readonly<Record<string, string | undefined>>, how?: { readonly replace: boolean }) => void;
  /** A parameter of the page's own. */
  readonly get: (name: string) => string | undefined;
  /** The address of another page of the same ledger and plan, at the same unit and moment. */
  readonly to: (page: string, changes?: Readonly<Record<string, string | undefined>>) => string;
}

export interface Point {
  readonly plan: string;
  readonly unit?: string;
  readonly at?: string;
  readonly on?: string;
  readonly organisation: 'then' | 'now';
}

/** What goes along from page to page; a page's own filters stay behind. */
const shared = ['unit', 'at', 'on', 'organisation'] as const;

export function useView(): ViewState {
  const { ledger = '', plan = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const set = useCallback<ViewState['set']>(
    (changes, how = { replace: false }) => setSearch((before) => changed(before, changes), how),
    [setSearch],
  );
  return useMemo(() => {
    const get = (name: string): string | undefined => search.get(name) ?? undefined;
    const [unit, at, on] = [get('unit'), get('at'), get('on')];
    const organisation = get('organisation') === 'now' ? 'now' : 'then';
    const point: Point = {
      plan,
      organisation,
      ...(unit === undefined ? {} : { unit }),
      ...(at === undefined ? {} : { at }),
      ...(on === undefined ? {} : { on }),
    };
    const to: ViewState['to'] = (page, changes = {}) => {
      const kept = new URLSearchParams([...search].filter(([name]) => (shared as readonly string[]).includes(name)));
      const query = changed(kept, changes).toString();
      return `/${encodeURIComponent(ledger)}/${encodeURIComponent(plan)}/${page}${query === '' ? '' : `?${query}`}`;
    };
    return { ledger, plan, unit, at, on, organisation, point, set, get, to };
  }, [ledger, plan, search, set]);
}

function changed(before: URLSearchParams, changes: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}
