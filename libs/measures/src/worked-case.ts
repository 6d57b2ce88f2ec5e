import type { KindName } from './registry.js';
import type { Goal } from './target.js';
import type { NotEvaluableReason, VerdictWord } from './verdict.js';

/** A fact in neutral form: what was reported, by whom; identity follows from its kind's key. */
export interface PlainFact {
  readonly kind: string;
  readonly refs: Readonly<Record<string, string | readonly string[]>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly source: { readonly unit: string } | { readonly import: string };
}

/** What happens to a fact: it is recorded (again after a void), corrected to what it says now, or voided. */
export interface Happening {
  readonly type: 'fact-recorded' | 'fact-corrected' | 'fact-voided';
  readonly fact: PlainFact;
}

/** An indicator of a worked case, as a plan would define it. */
export interface WorkedIndicator {
  readonly kind: KindName;
  readonly parameters: unknown;
  /** Null: it is reported, never judged. */
  readonly target: Goal | null;
  readonly due: string;
  /** The target is a gloss (provenance G): every verdict is provisional. */
  readonly isProvisional?: boolean;
}

/**
 * What has to come out of one indicator at one (P, D). `value` is `n/d`, not reduced, or null where there is no number; `display` as
 * people read it. `counts` and `parts` name only what is checked.
 */
export interface WorkedResult {
  readonly indicator: string;
  /** What was known: up to the end of this day. */
  readonly known: string;
  readonly day: string;
  readonly unit: string;
  readonly value: string | null;
  readonly display?: string;
  readonly verdict: VerdictWord;
  readonly reason?: NotEvaluableReason;
  readonly counts?: Readonly<Record<string, number>>;
  /** Part name → its `value`, or its `state`, whichever is given. */
  readonly parts?: Readonly<
    Record<string, { readonly value?: string; readonly state?: string; readonly day?: string }>
  >;
  readonly pace?: { readonly elapsed: string; readonly progress: string; readonly behind: boolean };
}

/**
 * A case of the catalogue that the measures have to give exactly: facts in, results out, whatever road is taken.
 *
 * `units`: unit → its parent and type (`unit` unless given), parents first, the root with parent null; all open on 2019-01-01. A unit that
 * opens later stands in the history. Subject ids begin with `s-`. `history` is in the order of recording; `recordedOn` is a day
 * and means some moment of it.
 */
export interface WorkedCase {
  readonly name: string;
  /** Where it comes from, such as `catalogue 9, case 2`. */
  readonly source: string;
  readonly units: Readonly<Record<string, string | null | { readonly parent: string | null; readonly type: string }>>;
  readonly indicators: Readonly<Record<string, WorkedIndicator>>;
  readonly history: readonly (Happening & { readonly recordedOn: string })[];
  readonly results: readonly WorkedResult[];
}

/** Parts of which the value alone is told. */
export const partValues = (parts: Readonly<Record<string, string>>): NonNullable<WorkedResult['parts']> =>
  Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, { value }]));

/** The year of the plans: what a worked case's pace is measured against. */
export const workedTerm = { from: '2020-01-01', to: '2020-12-31' } as const;

/** Every unit of a case with its parent and type. */
export const unitsOfCase = ({
  units,
}: WorkedCase): readonly { readonly id: string; readonly parent: string | null; readonly type: string }[] =>
  Object.entries(units).map(([id, unit]) =>
    unit === null || typeof unit === 'string' ? { id, parent: unit, type: 'unit' } : { id, ...unit },
  );
