/** A fact as it is submitted. */
export interface Sent {
  readonly kind: string;
  readonly refs: Readonly<Record<string, string | readonly string[]>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A member graduates from a unit in 2020. */
export const mark = (member: string, unit: string, code = 'normal', day = '2020-06-01'): Sent => ({
  kind: 'graduate.marked',
  refs: { member, unit },
  days: { occurredOn: day },
  values: { year: 2020, mark: code },
});

/** A step of a member's transfer; attempt 1 unless told. */
export const transfer = (
  member: string,
  from: string,
  to: string,
  day: string,
  step: 'initiated' | 'accepted' | 'returned' | 'cancelled' = 'accepted',
  attempt = 1,
): Sent => ({
  kind: `transfer.${step}`,
  refs: { member, from, to },
  days: { occurredOn: day },
  values: { attempt },
});
