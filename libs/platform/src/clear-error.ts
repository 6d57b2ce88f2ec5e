/**
 * An error whose message is meant for the person at the terminal: it says what is wrong and what to do about it.
 * Commands print it without a stack trace and end with `exitCode` (1 error, 2 usage, 3 verification failed, 4 partial).
 */
export class ClearError extends Error {
  override readonly name: string = 'ClearError';
  constructor(
    message: string,
    readonly exitCode: 1 | 2 | 3 | 4 = 1,
  ) {
    super(message);
  }
}

/** The `code` of a system or database error (`EACCES`, `57P01`), or '' when it has none. */
export function errorCode(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
