import { useNumbers } from '../view/use-numbers.js';
import { useView } from '../view/view.js';
import type { Side } from './side.js';

/** All numbers of the unit that is looked at, at another moment; what is over is read once. */
export function useNumbersAt(side: Side | undefined) {
  const { plan, unit, organisation } = useView();
  const query = { plan, organisation, ...(unit === undefined ? {} : { unit }), ...side };
  return useNumbers(query, { enabled: side !== undefined, isFixed: side?.at !== undefined });
}
