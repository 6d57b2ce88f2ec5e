import type { Quantity } from './fraction.js';
import type { Words } from './words.js';

/** What the document does not state and the system has to know. Only the time zone must be given. */
export interface Settings {
  /** IANA name; every day of the plan is a day there. */
  readonly timeZone: string;
  /** Null where nobody has set any: then no light is shown. */
  readonly thresholds: Thresholds | null;
  readonly duties: readonly Duty[];
  readonly schedules: readonly Schedule[];
}

/**
 * The traffic lights, as shares of the pace (progress ÷ elapsed time): green from `green` on, amber from `amber` on, red below.
 * Information beside a verdict, never a verdict.
 */
export interface Thresholds {
  readonly green: Quantity;
  readonly amber: Quantity;
}

/** Who has to report, how often and until when. */
export interface Duty {
  readonly id: string;
  readonly name: Words;
  /** What has to be reported: indicators and items of the plan; null and null: the whole plan. */
  readonly indicators: readonly string[] | null;
  readonly items: readonly number[] | null;
  /** Types of the units that owe it. */
  readonly unitTypes: readonly string[];
  /** `monthly`, `quarterly`, `yearly`, or a scheme of the ledger's register of periods; null where `periods` are listed. */
  readonly scheme: string | null;
  readonly periods: readonly Period[] | null;
  /** Days after the last day of the period on which the report is still in time: 0 is that day itself. */
  readonly dueDays: number;
  /** The days between which periods are owed; without them the plan's own. */
  readonly from: string;
  readonly to: string;
}

/** A period with its days, both included. */
export interface Period {
  readonly id: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** When results are computed and published; the cron expression is read in the plan's time zone. */
export interface Schedule {
  readonly id: string;
  readonly cron: string;
  readonly kind: 'nightly' | 'monthly-closing' | 'quarterly-closing';
}
