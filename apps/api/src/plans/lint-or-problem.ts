import { show } from '@duibiao/facts';
import { invalid, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { Publication } from './plan.schema.js';
import { lintPlan, type LedgerPlan } from './plan-shelf.js';

/** The file as it is kept: YAML as it came, JSON written out. */
export const textOf = (file: Publication['file']): string =>
  typeof file === 'string' ? file : JSON.stringify(file, null, 2);

/** A plan file that may be published in the caller's ledger. @throws Problem with every fault, each with line and column */
export function lintOrProblem(access: Access, file: Publication['file']): LedgerPlan {
  const loaded = lintPlan(textOf(file), access.ledger.kinds);
  if (loaded.ok) return inLedgersZone(access, loaded.plan);
  const errors = loaded.faults.map(({ line, column, path, rule, message }) => {
    return { pointer: path, rule, message: `line ${line}, column ${column}: ${message}`, line, column };
  });
  const count = errors.length === 1 ? 'one fault' : `${errors.length} faults, all listed`;
  throw new Problem('invalid-request', `The plan file has ${count}.`, { errors });
}

/** A day is a day in one time zone: a plan whose days are another zone's than its ledger's is refused. */
function inLedgersZone(access: Access, plan: LedgerPlan): LedgerPlan {
  const { timeZone: legal } = access.ledger.head;
  const { timeZone } = plan.settings;
  if (timeZone === legal) return plan;
  const message = `the plan counts its days in ${show(timeZone)}, the ledger in ${legal}`;
  throw invalid([{ pointer: '/settings/timeZone', rule: 'time-zone', message, legal }]);
}
