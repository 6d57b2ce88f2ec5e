/** One thing wrong with a request. All faults of a request are reported at once. */
export interface Fault {
  /** JSON pointer into the request's body. */
  readonly pointer: string;
  /** A word for programs, such as `unknown-field`, `out-of-range`. */
  readonly rule: string;
  /** A sentence that names the value and the legal range. */
  readonly message: string;
  /** What would have been legal: a range, a list, a form. */
  readonly legal?: string;
}

/** Shows a value in a message: short, on one line, control and direction marks escaped. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  const visible = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return visible.length > 80 ? `${visible.slice(0, 77)}…` : visible;
}
