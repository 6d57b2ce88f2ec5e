import type { DayNumber } from './calendar.js';

/** What a field of a fact says: a reference, several of them, a value. Decimals are text. Texts of people are never read. */
export type Said = string | number | boolean | readonly string[];

/** A standing fact as the fold of a kind sees it. */
export interface FoldFact {
  /** 40 hex digits: what the fact is about, whoever reports it. */
  readonly thing: string;
  /** The unit that answers for it. */
  readonly owner: string;
  /** Where its newest version was recorded. */
  readonly position: number;
  /** A reference or value. Throws where the kind's `reads` does not name the field. */
  said(field: string): Said | undefined;
  day(field: string): DayNumber | undefined;
}

/** A field that holds one text: a unit, a person, a code. */
export function textOf(fact: FoldFact, field: string): string | undefined {
  const said = fact.said(field);
  return typeof said === 'string' ? said : undefined;
}

/** What a field says as text, as keys and comparisons of fields take it; undefined where nothing stands. */
export function asText(said: Said | undefined): string | undefined {
  return said === undefined || typeof said === 'string'
    ? said
    : typeof said === 'object'
      ? said.join(',')
      : String(said);
}
