import type { ParameterFinding, Words } from '@duibiao/plan';
import type * as z from 'zod';
import type { KnownFields } from './fields.js';
import type { DueGroup } from './verdict.js';

/** A parameter of a statement, or a value of a canonical parameter map. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One measure kind: what its parameters are, which facts touch its cases, and the SQL that makes case rows.
 *
 * `name` is what a plan writes; `version` counts changes of meaning (`ratio@1` stays runnable when `ratio@2` comes).
 */
export interface MeasureKind<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly version: number;
  readonly parameters: S;
  /** What each component of a case row's vector counts, in order; its length is the arity. */
  readonly components: readonly string[];
  readonly group: DueGroup;
  /** The fact kinds whose facts touch a case. */
  inputs(parameters: z.output<S>): readonly string[];
  /** The period under which every case row of the definition stands. */
  period(parameters: z.output<S>): string;
  /** Parameters prepared for the SQL: plain JSON, derived from the parameters alone. */
  compile(parameters: z.output<S>): Json;
  /**
   * What is wrong with parameters that the schema allows: a numerator that is no subset, two owners of one subject, a field
   * that the fact kind does not have. Asked when a plan is checked, never when a published one is read.
   */
  check?(parameters: z.output<S>, factKinds: KnownFields): readonly ParameterFinding[];
  /** What is measured, in whole sentences, one a line; every parameter that changes the number is named. */
  words?(parameters: z.output<S>): Words;
  readonly sql: KindSql;
}

/**
 * The workers' road of a kind: text that the projector puts into its statement.
 *
 * `state` is the body of a `WITH … AS (…)` list that reads the relation `touched` and ends with a relation `state`:
 * - `touched(definition int, compiled jsonb, case_key text, idx int, "position" bigint, next_position bigint)`: one row
 *   for each position that touches a case; `idx` counts them from 1 within a case, `next_position` is null for the last.
 * - `state(definition, case_key, idx, "position", next_position, owner_unit text, period text, from_day date,
 *   to_day date, components bigint[])`: the case rows as they stand after that position. Rows of one case add up; two of
 *   one (case, idx) MUST NOT agree in everything. `to_day` is exclusive, null for open.
 *
 * `$1` is the ledger. It MUST NOT join two relations of its own list other than by window functions or LATERAL index
 * look-ups: the statement runs with hash and merge joins off, so that no plan can degrade as tables grow.
 */
export interface KindSql {
  readonly state: string;
}
