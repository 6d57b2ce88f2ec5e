import { useMemo } from 'react';
import { typesBelow } from '../view/types-below.js';
import { useNumbers } from '../view/use-numbers.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';

export const CHILDREN = 'children';

/** The numbers of the units of a level below the one that is looked at. */
export function useRanking(indicator: string, unit: string, level: string) {
  const { point, at } = useView();
  return useNumbers({ ...point, unit, indicator, level }, { isFixed: at !== undefined });
}

/** Types of the units below a unit, in the order of the organisation. */
export function useTypesBelow(unit: string): readonly string[] {
  const { data } = useUnits();
  return useMemo(() => typesBelow(data?.units ?? [], unit), [data, unit]);
}
