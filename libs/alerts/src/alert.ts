/** What may be wrong with a ledger, by name. */
export const alertKinds = ['difference', 'parked-fact', 'lag', 'failed-run', 'log'] as const;

/**
 * `difference`: two roads gave two numbers. `parked-fact`: a fact cannot be applied, and waits for an operator. `lag`: projecting is far behind.
 * `failed-run`: a scheduled computation failed or was missed. `log`: nothing is signed any more, or what was signed does not fit what stands there.
 */
export type AlertKind = (typeof alertKinds)[number];

/** What names an alert: of one ledger, kind and subject there is one open at most. */
export interface AlertName {
  readonly ledger: string;
  readonly kind: AlertKind;
  /** What it is about: a fact's id, an indicator and unit, a schedule; the empty text where it is the ledger itself. */
  readonly subject: string;
}

/** Something that is wrong. MUST NOT hold personal data or texts of people: auditors and operators read it, and logs repeat its message. */
export interface Finding extends AlertName {
  /** In words for the operator, and what they rest on (as JSON). */
  readonly detail: { readonly message: string; readonly [member: string]: unknown };
}

/** An alert as it is kept. Instants are in ISO 8601, UTC, by real time, whatever the ledger's clock says. */
export interface Alert extends Finding {
  readonly id: string;
  /** How often it was found while it was open. */
  readonly findings: number;
  readonly raisedAt: string;
  /** When it was found last. */
  readonly foundAt: string;
  /** Null: open. */
  readonly settledAt: string | null;
}

export const alertStates = ['open', 'settled', 'all'] as const;
export type AlertState = (typeof alertStates)[number];
