/** Answers that speak of the contents: with one of them, nothing of these contents was recorded. A lost role is answered by 403 or 404. */
const REFUSALS = new Set([400, 409, 412, 413, 415, 422, 428]);

/**
 * Whether a refusal settles that nothing was recorded. Where nobody answered, or the server failed, it may have been. And once the outcome is
 * unknown, an expired key, a lost role or a full server says nothing about the request before.
 *
 * @param wasUnknown the same contents were sent before, under the same key, and their outcome is not known
 */
export function isSettled(status: number, wasUnknown: boolean): boolean {
  if (status === 0 || status >= 500) return false;
  return wasUnknown ? REFUSALS.has(status) : true;
}
