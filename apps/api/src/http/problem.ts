import type { Fault } from '@duibiao/facts';
import { z } from 'zod';

/** What went wrong, by name: `type` of the problem details is `urn:duibiao:problem:<name>`. */
export const problems = {
  'invalid-request': [400, 'The request is not legal'],
  'not-authenticated': [401, 'A valid key is needed'],
  forbidden: [403, 'Your roles do not allow this'],
  'own-submission': [403, 'Who submits does not review'],
  'not-found': [404, 'There is no such thing, or it lies outside your scope'],
  'method-not-allowed': [405, 'This resource does not do that'],
  'request-timeout': [408, 'The request took too long to arrive'],
  duplicate: [409, 'It is already recorded'],
  erased: [409, 'It is erased already'],
  conflict: [409, 'Its present state does not allow this'],
  'not-sealed': [409, 'It is recorded, and not sealed yet'],
  stale: [412, 'It has changed since you read it'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'The content type is not served here'],
  'key-changed': [422, 'What names a fact cannot be corrected'],
  'key-reused': [422, 'This Idempotency-Key was used for another request'],
  'not-reviewed': [422, 'This is not for review'],
  'checkpoint-refused': [422, 'The checkpoint does not fit what stands here'],
  unchanged: [422, 'Nothing would change'],
  'reason-needed': [422, 'An amendment needs a reason'],
  'precondition-required': [428, 'Say which version you have seen'],
  'too-many-requests': [429, 'Too many requests'],
  'headers-too-large': [431, 'The headers are too large'],
  internal: [500, 'Something failed on our side'],
  unavailable: [503, 'The service cannot answer now'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemName = keyof typeof problems;

/** A refusal on its way to the caller as RFC 9457 problem details. */
export class Problem extends Error {
  constructor(
    readonly problem: ProblemName,
    readonly detail: string,
    readonly options: {
      readonly errors?: readonly Fault[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly extra?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(detail);
  }

  get status(): number {
    return problems[this.problem][0];
  }

  body(instance: string): Record<string, unknown> {
    const [status, title] = problems[this.problem];
    const { errors, extra } = this.options;
    const type = `urn:duibiao:problem:${this.problem}`;
    return {
      type,
      title,
      status,
      detail: this.detail,
      instance,
      ...(errors === undefined ? {} : { errors }),
      ...extra,
    };
  }
}

/** Most faults that one answer lists: more than anyone mends at a time, and no answer far larger than its request. */
const MAX_LISTED = 5_000;

export function invalid(errors: readonly Fault[]): Problem {
  const [first] = errors;
  const listed = errors.length > MAX_LISTED ? `the first ${MAX_LISTED} listed` : 'all listed';
  const detail = errors.length === 1 ? (first?.message ?? '') : `${errors.length} faults, ${listed}`;
  return new Problem('invalid-request', detail, { errors: errors.slice(0, MAX_LISTED) });
}

export const notFound = (what: string): Problem =>
  new Problem('not-found', `There is no ${what} here, or it lies outside your scope.`);

/** The form of every error, for the API's description. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('the request id, also in the logs'),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('JSON pointer into the body, or the name of a parameter or header'),
          rule: z.string(),
          message: z.string(),
          legal: z.string().optional(),
          line: z.int().optional().describe('in a plan file, from 1'),
          column: z.int().optional().describe('in a plan file, from 1'),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
