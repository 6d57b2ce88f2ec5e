import { notFound } from './problem.js';
import type { Access } from './request.js';

/**
 * A unit that the caller may ask about: one of its scope.
 *
 * @throws Problem where there is none, or it lies outside
 */
export function unitInScope({ scope, ledger }: Access, unit: string): string {
  const path = ledger.paths.get(unit);
  if (path !== undefined && (scope.units === '*' || scope.units.some((top) => path.includes(top)))) return unit;
  throw notFound('such unit');
}
