import { Problem } from '../api/problem.js';

/** Whether there is no number because the plan, or the ledger, was not there yet: that is no fault. */
export const isBeforePlan = (error: unknown): boolean =>
  error instanceof Problem && error.faults.some(({ rule }) => rule.startsWith('before-'));
