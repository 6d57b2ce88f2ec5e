/** Every queue of the system, one line each. Names MUST NOT hold `:` (BullMQ builds keys with it). */
export const queueNames = {
  /** "This ledger has news": answered by projecting it up to its head. */
  doorbells: 'doorbells',
} as const;

/** A doorbell's payload: no parcel, the ledger's id only. */
export interface DoorbellJob {
  readonly ledger: string;
}
