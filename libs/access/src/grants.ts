import type { Role } from '@duibiao/facts';

/** A role on a unit and all below it. */
export interface HeldGrant {
  readonly role: Role;
  readonly unit: string;
}

/** Unit id → path of unit ids, root first, itself last. */
export type Paths = ReadonlyMap<string, readonly string[]>;

/** Whether grants give a role on a unit: directly, or on a unit above it. */
export function holds(grants: readonly HeldGrant[], role: Role, unit: string, paths: Paths): boolean {
  const path = paths.get(unit);
  return path !== undefined && grants.some((grant) => grant.role === role && path.includes(grant.unit));
}

/** What grants let a principal read: every role reads its subtree; on the root it reads the whole ledger. */
export function readScope(grants: readonly HeldGrant[], root: string): '*' | readonly string[] {
  const units = [...new Set(grants.map(({ unit }) => unit))];
  return units.includes(root) ? '*' : units;
}
