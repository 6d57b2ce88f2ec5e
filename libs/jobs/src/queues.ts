/** Every queue of the system, one line each. Names MUST NOT hold `:` (BullMQ builds keys with it). */
export const queueNames = {
  /** "This ledger has news": answered by projecting it up to its head. */
  doorbells: 'doorbells',
  /** "Something may be due or asked for in this ledger": answered by looking what, and doing it. */
  recomputations: 'recomputations',
  /** "A replay of this ledger was asked for": answered by doing what waits. */
  replays: 'replays',
  /** "A rebuild of this ledger's read models was asked for": answered by doing what waits. */
  rebuilds: 'rebuilds',
} as const;

export type QueueName = keyof typeof queueNames;

/** A doorbell's payload: no parcel, the ledger's id only. */
export interface DoorbellJob {
  readonly ledger: string;
}
