import { useMemo } from 'react';
import { useView } from '../view/view.js';
import type { Filter } from './rows.js';

interface Change {
  readonly section?: string | undefined;
  /** Is added where it was not chosen, and taken away where it was. */
  readonly verdict?: string;
  readonly words?: string;
  readonly order?: Filter['order'];
}

/** The filters of the board, as they stand in the address. */
export function useFilter() {
  const { get, set } = useView();
  const [section, verdicts = '', words = '', order] = [get('section'), get('verdict'), get('q'), get('order')];
  return useMemo(() => {
    const chosen = new Set(verdicts.split(',').filter((one) => one !== ''));
    const filter: Filter = { section, verdicts: chosen, words, order: order === 'plan' ? 'plan' : 'worst' };
    const change = ({ verdict, words: asked, ...rest }: Change): void => {
      if (verdict !== undefined) set({ verdict: [...toggled(chosen, verdict)].join(',') });
      // Typing does not fill the history.
      else if (asked !== undefined) set({ q: asked }, { replace: true });
      else if ('order' in rest) set({ order: rest.order === 'plan' ? 'plan' : undefined });
      else set({ section: rest.section });
    };
    const reset = (): void => set({ section: undefined, verdict: undefined, q: undefined });
    return { filter, set: change, reset };
  }, [section, verdicts, words, order, set]);
}

function toggled(chosen: ReadonlySet<string>, verdict: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(verdict)) next.add(verdict);
  return next;
}
