/** A fault of a request, at its place. */
export interface Fault {
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
  readonly legal?: string;
}

/**
 * Why a request was refused, or that nobody answered (status 0, name `offline`). `name` is the last part of the type of the API's problem
 * details (RFC 9457), by which it is told in the reader's language; `detail` is the API's own sentence.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly problem: string,
    readonly detail: string,
    readonly faults: readonly Fault[] = [],
    /** Everything else that the API said, such as the fact that stands in the way. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail === '' ? problem : detail);
  }

  static offline(): Problem {
    return new Problem(0, 'offline', '');
  }

  /** The same request may succeed later: nobody answered, or the API says that it is not ready. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

interface ProblemDetails {
  readonly type?: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
}

export function problemOf(body: unknown, { status }: Response): Problem {
  const isObject = typeof body === 'object' && body !== null;
  const { type = '', detail = '', errors = [], ...more }: ProblemDetails = isObject ? body : {};
  const [, name = status >= 500 ? 'unavailable' : 'internal'] = /^urn:duibiao:problem:(.+)$/.exec(type) ?? [];
  return new Problem(status, name, detail, errors, more);
}
