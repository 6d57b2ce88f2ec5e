import type { Unit } from '../api/types.js';

/** Types of the units below a unit that are one's own, in the order of the organisation. */
export function typesBelow(units: readonly Unit[], top: string): readonly string[] {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const isBelow = (id: string): boolean => {
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) if (at === top) return true;
    return false;
  };
  return [...new Set(units.filter(({ id, isYours }) => isYours && isBelow(id)).map(({ type }) => type))];
}
