import type { KindName } from './registry.js';
import type { Goal } from './target.js';
import type { VerdictWord } from './verdict.js';

/** A fact in neutral form: what was reported, by whom; identity follows from its kind's key. */
export interface PlainFact {
  readonly kind: string;
  readonly refs: Readonly<Record<string, string>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly source: { readonly unit: string } | { readonly import: string };
}

/** What happens to a fact: it is recorded (again after a void), corrected to what it says now, or voided. */
export interface Happening {
  readonly type: 'fact-recorded' | 'fact-corrected' | 'fact-voided';
  readonly fact: PlainFact;
}

/**
 * A case of the catalogue that a kind has to give exactly: facts in, results out, whatever road is taken.
 *
 * `units` is a tree, unit → parent, parents first. `history` is in the order of recording; `recordedOn` is a day and means
 * some moment of it. `known` in `results` is a day too, up to its end.
 */
export interface WorkedCase {
  readonly name: string;
  readonly units: Readonly<Record<string, string | null>>;
  readonly indicator: {
    readonly kind: KindName;
    readonly parameters: unknown;
    readonly target: Goal;
    readonly due: string;
  };
  readonly history: readonly (Happening & { readonly recordedOn: string })[];
  readonly results: readonly {
    readonly known: string;
    readonly day: string;
    readonly unit: string;
    readonly value: string;
    readonly display: string;
    readonly verdict: VerdictWord;
  }[];
}
