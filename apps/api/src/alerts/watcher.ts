import { holds } from '@duibiao/access';
import type { Role } from '@duibiao/facts';
import { notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';

/**
 * Who looks after a ledger as a whole: operators and auditors of its root (or operators alone). To everybody else what they look after is
 * absent.
 */
export function mustWatch(
  { grants, ledger }: Access,
  what: string,
  roles: readonly Role[] = ['operator', 'auditor'],
): void {
  if (roles.some((role) => holds(grants, role, ledger.head.root, ledger.paths))) return;
  throw notFound(what);
}
