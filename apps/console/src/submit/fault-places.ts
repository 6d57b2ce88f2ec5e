import type { Fault } from '../api/problem.js';
import { type Group, groups } from './form-model.js';

/** Where on the form a fault belongs. */
export type Place =
  | { readonly at: 'field'; readonly fact: number; readonly group: Group; readonly field: string }
  | { readonly at: 'fact'; readonly fact: number }
  | { readonly at: 'note' }
  | { readonly at: 'reason' }
  | { readonly at: 'form' };

const isGroup = (word: string | undefined): word is Group => groups.some((group) => group === word);

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** The place of a JSON pointer into a submission (`/facts/0/values/hours`) or into a correction (`/values/hours`). */
export function placeOf(pointer: string): Place {
  const parts = pointer.split('/').slice(1).map(unescaped);
  const [first = '', second = ''] = parts;
  if (parts.length === 1 && (first === 'note' || first === 'reason')) return { at: first };
  const isListed = first === 'facts' && /^\d+$/.test(second);
  const fact = isListed ? Number(second) : 0;
  const [group, field] = isListed ? parts.slice(2) : parts;
  if (isListed && group === 'replaces' && field === 'reason') return { at: 'reason' };
  if (isGroup(group) && field !== undefined) return { at: 'field', fact, group, field };
  return isListed ? { at: 'fact', fact } : { at: 'form' };
}

/** The id of the element at that place, which a summary of faults leads to. */
export function placeId(place: Place): string {
  switch (place.at) {
    case 'field':
      return `fact-${place.fact}-${place.group}-${place.field}`;
    case 'fact':
      return `fact-${place.fact}`;
    default:
      return `submit-${place.at}`;
  }
}

/** Faults by the id of their place; an id in a list (`/refs/lecturers/2`) is told at the list. */
export function faultsByPlace(faults: readonly Fault[]): ReadonlyMap<string, readonly Fault[]> {
  return Map.groupBy(faults, ({ pointer }) => placeId(placeOf(pointer)));
}
