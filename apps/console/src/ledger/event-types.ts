/** The types of events, as the API names them, the most usual first. */
export const eventTypes = [
  'fact-recorded',
  'fact-corrected',
  'fact-voided',
  'submission-reviewed',
  'metrics-published',
  'plan-published',
  'grant-given',
  'grant-revoked',
  'subject-erased',
  'ledger-opened',
  'log-reopened',
  'log-key-changed',
] as const;
export type EventType = (typeof eventTypes)[number];

export const isEventType = (word: string | undefined): word is EventType => eventTypes.some((type) => type === word);
