import { ClearError } from '@duibiao/platform';
import { exitCode } from '../exit-code.js';

/** RFC 9457 problem details as the API sends them. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly rule: string;
    readonly message: string;
    readonly legal?: string;
  }[];
}

/** A refusal of the server, told in lines: what, then each fault with its place and the legal range. */
export class ProblemError extends ClearError {
  override readonly name = 'ProblemError';
  constructor(readonly problem: ProblemDetails) {
    super(problemLines(problem).join('\n'), exitCode.error);
  }
}

export function problemLines({ title, status, detail, instance, errors = [] }: ProblemDetails): string[] {
  const faults = errors.map(({ pointer, rule, message, legal }) => {
    const range = legal === undefined || message.includes(legal) ? '' : `; legal: ${legal}`;
    return `  ${pointer || '/'}  ${message}${range} [${rule}]`;
  });
  const isToldByFault = errors.length === 1 && errors[0]?.message === detail;
  const head = isToldByFault ? `${title} (${status})` : `${title} (${status}): ${detail}`;
  const trace = status >= 500 && instance !== undefined ? [`  request ${instance}`] : [];
  return [head, ...faults, ...trace];
}
