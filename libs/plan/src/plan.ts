import type * as z from 'zod';
import type { Quantity } from './fraction.js';
import type { KindSchemas } from './kinds.js';
import type { Settings } from './settings.js';
import type { Words } from './words.js';

/**
 * A work plan: what an organisation's document states, and how it is measured.
 *
 * What the document states stands in the fields themselves and in `sections` and `items`; what it leaves open and the
 * system has to know stands in `settings`. Days are `YYYY-MM-DD` in the plan's time zone.
 */
export interface Plan<K extends KindSchemas = KindSchemas> {
  /** Version of the plan language. */
  readonly language: 1;
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  /** The number of the document, as 内团发〔2020〕2号; null where it bears none. */
  readonly documentNumber: string | null;
  readonly issuedOn: string;
  /** The year that the plan is named for; it runs from the day `from` to the day `to`, both included. */
  readonly year: number;
  readonly from: string;
  readonly to: string;
  /** The paragraph before the first section, quoted; null where there is none. */
  readonly preamble: string | null;
  readonly sections: readonly Section[];
  /** In the order of their numbers, without a gap. */
  readonly items: readonly WorkItem[];
  readonly indicators: readonly Indicator<K>[];
  readonly settings: Settings;
}

/** A section of the document, with its heading as printed. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** A numbered work item. Item 0 is the covering notice and belongs to no section. */
export interface WorkItem {
  readonly no: number;
  /** Section id; null for item 0 only. */
  readonly section: string | null;
  /** The item's own opening words. */
  readonly title: string;
  /** The whole text of the item, quoted exactly, without its number. */
  readonly text: string;
}

/** One number by which a work item is followed. Its parameters are those of its kind. */
export type Indicator<K extends KindSchemas = KindSchemas> = {
  readonly [N in keyof K & string]: IndicatorBase & { readonly kind: N; readonly parameters: z.output<K[N]> };
}[keyof K & string];

export interface IndicatorBase {
  readonly id: string;
  /** Number of the work item that it follows. */
  readonly item: number;
  readonly name: Words;
  readonly provenance: Provenance;
  /** Null where the document states none; then the indicator is tracked and never judged. */
  readonly target: Target | null;
  readonly due: Due;
  /** The words of the document on who is responsible; null where it says nothing and the issuer answers. */
  readonly responsible: string | null;
  readonly attribution: Attribution;
  /** Who or what is counted, in words. */
  readonly scope: Words;
  readonly reading: Reading;
  /** Names of the fact kinds that the number is made of. */
  readonly facts: readonly string[];
  /** Ids of the indicators that this one is made of; never, by whatever way, its own. */
  readonly uses: readonly string[];
}

/** Where a target comes from. */
export interface Provenance {
  readonly code: ProvenanceCode;
  /** The words of the work item that it rests on; null only where no target is stated. */
  readonly quotation: string | null;
}

/**
 * S stated: the number or the universal word stands in the text. D deliverable: the text names an output with a
 * completing verb. G gloss: implied, to be confirmed by the plan's owner. X external: in another document that the text
 * names. N none: no target in the text.
 */
export type ProvenanceCode = 'S' | 'D' | 'G' | 'X' | 'N';

/** What is to be reached, compared exactly by cross-multiplication; `stated` is as the plan file writes it. */
export interface Target extends Quantity {
  readonly comparator: Comparator;
}

export type Comparator = 'at-least' | 'at-most' | 'equal-to';

/** The day at whose end an indicator is judged, and how often it is asked for, where the document says so. */
export interface Due {
  /** The plan's last day where the file names none. */
  readonly on: string;
  readonly cadence: Cadence | null;
  /** The words of the document that fix the day (全年); null where it names none and the plan's last day is taken. */
  readonly stated: string | null;
}

export type Cadence = 'monthly' | 'quarterly' | 'yearly' | 'each-period' | 'continuous';

/**
 * Which unit owns a case. `owner-on-day`: the unit it belongs to on the day of evaluation. `origin-unit`: the unit it
 * belonged to at the start (the graduating school), whatever moves follow. `event-place`, `registration-place`.
 */
export type Attribution = 'owner-on-day' | 'origin-unit' | 'event-place' | 'registration-place';

/** A decision taken where the text leaves the measure open. Named and versioned, since numbers hang on it. */
export interface Reading {
  readonly id: string;
  readonly version: number;
  readonly text: Words;
  /** Other readings of the same words that may be asked for; none is what the plan says. */
  readonly alternatives: readonly AlternativeReading[];
}

/** A reading not taken. `parameters` are whole, as the kind reads them: the indicator's own with the differences laid over. */
export interface AlternativeReading {
  readonly id: string;
  readonly version: number;
  readonly text: Words;
  readonly parameters: unknown;
}
