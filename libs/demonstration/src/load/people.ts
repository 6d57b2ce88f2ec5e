import type { HeldGrant } from '@duibiao/access';
import type { Role } from '@duibiao/facts';

/** Somebody of the demonstration: a principal with a key that works on this machine only. */
export interface DemoPerson {
  /** What `--as` takes. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit: string;
}

/** Opens the ledger and keeps it running. */
export const operator: DemoPerson = { name: 'operator', roles: ['operator', 'planner', 'auditor'], unit: 'dg' };

/** Everybody else. The auditor reads the whole ledger and writes nothing. */
export const others: readonly DemoPerson[] = [
  { name: 'city', roles: ['submitter'], unit: 'dg' },
  { name: 'univ-01', roles: ['submitter'], unit: 'dg.univ.01' },
  { name: 'town-01', roles: ['submitter'], unit: 'dg.town.01' },
  { name: 'school-01', roles: ['submitter'], unit: 'dg.school.01' },
  { name: 'reviewer', roles: ['reviewer'], unit: 'dg' },
  { name: 'auditor', roles: ['auditor'], unit: 'dg' },
];

export const people: readonly DemoPerson[] = [operator, ...others];

/** The principal's name as lists of keys show it. */
export const principalName = ({ name }: DemoPerson): string => `demonstration ${name}`;

export const grantsOf = ({ roles, unit }: DemoPerson): HeldGrant[] => roles.map((role) => ({ role, unit }));
