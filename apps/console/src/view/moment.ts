/** Whether a moment is a day, YYYY-MM-DD. */
export const isDay = (moment: string): boolean => /^\d{4}-\d\d-\d\d$/.test(moment) && !Number.isNaN(Date.parse(moment));

/** Whether a moment is a position in the ledger. */
export const isPosition = (moment: string): boolean => /^\d{1,16}$/.test(moment);

/** Whether a moment is an instant with its zone, such as 2020-12-31T16:00:00Z. */
export const isInstant = (moment: string): boolean =>
  /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(moment) && !Number.isNaN(Date.parse(moment));
