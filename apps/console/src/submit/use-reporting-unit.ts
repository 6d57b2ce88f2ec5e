import type { Role } from '../session/use-roles.js';
import { useRoles } from '../session/use-roles.js';
import { useView } from '../view/view.js';

/** For which unit one reports: that of the view where one may, else the first on which one holds the role; undefined: none. */
export function useReportingUnit(role: Role = 'submitter'): string | undefined {
  const { unit } = useView();
  const { grants, holds } = useRoles();
  if (unit !== undefined && holds(role, unit)) return unit;
  return grants.find((grant) => grant.role === role)?.unit;
}
