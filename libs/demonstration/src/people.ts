import type { Role } from '@duibiao/facts';

/** Somebody of a demonstration: a principal with a key that works on this machine only. */
export interface DemoPerson {
  /** What `--as` takes. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unit: string;
}

/** Opens the ledger and keeps it running. */
export const operatorOf = (root: string): DemoPerson => ({
  name: 'operator',
  roles: ['operator', 'planner', 'auditor'],
  unit: root,
});

/** Reads the whole ledger and writes nothing. */
export const auditorOf = (root: string): DemoPerson => ({ name: 'auditor', roles: ['auditor'], unit: root });

/** Accepts and returns submissions. */
export const reviewerOf = (root: string): DemoPerson => ({ name: 'reviewer', roles: ['reviewer'], unit: root });

export const submitter = (name: string, unit: string): DemoPerson => ({ name, roles: ['submitter'], unit });
