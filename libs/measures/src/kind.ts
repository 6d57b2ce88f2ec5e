import type { ParameterFinding } from '@duibiao/plan';
import type * as z from 'zod';
import type { Assessment, Question } from './assessment.js';
import type { KnownFacts } from './fields.js';
import type { KindFold } from './fold/kind-fold.js';
import type { Names } from './names.js';
import type { CompiledSelector } from './selector.js';

/** The parameters of a definition as the SQL reads them: plain JSON, derived from the parameters alone. */
export interface Compiled {
  /** Which facts stand behind a case; each comes into `hits` under its name. */
  readonly selectors: readonly CompiledSelector[];
  readonly [name: string]: unknown;
}

/** Text in both languages of the system. */
export interface KindWords {
  readonly zh: string;
  readonly en: string;
}

/**
 * One measure kind: what its parameters are, which facts touch its cases, the SQL that makes case rows, the fold that gives the same
 * without it, and how sums become a verdict.
 *
 * `name` is what a plan writes; `version` counts changes of meaning (`ratio@1` stays runnable when `ratio@2` comes).
 */
export interface MeasureKind<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly version: number;
  readonly parameters: S;
  /** What each component of a row counts, in order: 1 to 6 names. */
  readonly components: readonly string[];
  /**
   * What `assess` reads beside the sums: `first`, the first day on which a slice's first component is above 0; `peak`, its
   * highest value up to D; `last`, the last day on which something was added to it. They are dearer than sums.
   */
  readonly series?: boolean;
  compile(parameters: z.output<S>): Compiled;
  /**
   * What is wrong with parameters that the schema allows: a numerator that is no subset, two owners of one subject. Asked when a
   * plan is checked, never when a published one is read. Fields that selectors name are checked for every kind.
   */
  check?(parameters: z.output<S>, factKinds: KnownFacts): readonly ParameterFinding[];
  readonly sql: KindSql;
  readonly fold: KindFold<z.output<S>>;
  /** The verdict on one unit. Pure, exact, shared by both roads. */
  assess(question: Question<z.output<S>>): Assessment;
  /**
   * What the parameters say, for people who read a plan: one sentence a line; every parameter that changes the number is named.
   * Without `names`, as facts have them.
   */
  words?(parameters: z.output<S>, names?: Names): KindWords;
}

/**
 * The workers' road of a kind: text that the projector puts into its statement.
 *
 * `rows` is a SELECT that answers the rows of one case as it stood at one position: `(owner_unit text, slice text, spread text,
 * from_day date, to_day date, components bigint[])`. It counts from `from_day` on and, unless `to_day` is null, no more from
 * that day on. Rows add up, in one case and over cases. It may read:
 * - `b.case_key text`, `b.compiled jsonb`, `b."position" bigint`;
 * - `b.hits read.hit[]`: the facts of the case that were current at the position and fit a selector of the definition, each
 *   thing once by the ranking of its sources, in no order. `unnest(b.hits) h` gives `selector`, `thing`, `day`,
 *   `until`, `unit`, `match`, `amount`, `code`, `fields`, `place`, `recorded` (see {@link CompiledSelector});
 * - `$1`, the ledger, for `ledger.unit_paths` of the position, by key.
 * It MUST NOT look at other tables: what a case depends on is what its selectors name.
 *
 * `spread` says how rows of different units meet higher up:
 * - `sum`: they add up;
 * - `unit`: they count for the unit itself and for no other (an allotment, a baseline);
 * - `joint`: several units have part in one thing (an event of three organisers); above them it counts once. One row for
 *   each unit and slice, all with the same components, without `to_day`. The engine adds `overlap` rows: a unit above two of them takes back
 *   what the later one brought;
 * - `lone`: beside the joint row of a unit, what is for the unit itself and no other, as long as none of the others stands below it. In
 *   the slice of the joint rows, or in `<slice>/joint`, without `to_day`. Where one does, the engine adds a `taken` row.
 */
export interface KindSql {
  readonly rows: string;
  /**
   * For the lineage: an expression for the role of a fact `x` that fits a selector: the selector's name where it counts, `first` where
   * the earliest of several does, or why it is left out (null: by its day alone). It may read `x.selector`, `x.day`, `x.unit`, `x.compiled`, `x.case_owner`,
   * `x.case_day`, `x.counted_day` (the first days on which the second and the first component of the case are above 0), `$1` the
   * ledger and `$5` the day.
   */
  readonly role?: string;
}
