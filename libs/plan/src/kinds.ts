import type * as z from 'zod';
import type { Words } from './words.js';

/** The parameter schema of each indicator kind, by the kind's name; a plan is loaded against such a registry. */
export type KindSchemas = Readonly<Record<string, z.ZodType>>;

/** What definitions may name of one fact kind. */
export interface FactFields {
  /** Every field by name, and what it is; a value that is always a number is a `number`. */
  readonly fields: ReadonlyMap<string, 'reference' | 'day' | 'value' | 'number'>;
  /** The case keys under which its facts are found: a field, or several joined by `@`. */
  readonly about: readonly string[];
}

/** What people call one fact kind and what it holds. */
export interface FactLabels {
  readonly name: Words;
  /** Every field by name. */
  readonly fields: ReadonlyMap<string, FieldLabels>;
}

export interface FieldLabels {
  readonly name: Words;
  /** Of a value that is a code, every code; of true and false, both. */
  readonly codes: ReadonlyMap<string, Words>;
}

/**
 * What a kind finds wrong with parameters that its schema allows: two owners of one subject, a numerator that is no subset,
 * a field that the fact kind does not have.
 *
 * `path` leads from the parameters to the place, such as `['numerator', 'from']`. `message` goes behind the place's name: it
 * names the value and what is legal, `is "days": must be a day of transfer.accepted: occurredOn`.
 */
export interface ParameterFinding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Checks the parameters of one indicator; pure. `factKinds` holds the fields of every fact kind, where the caller knows
 * them; without it, fields are not checked.
 */
export type ParameterCheck = (
  parameters: never,
  factKinds: ReadonlyMap<string, FactFields> | undefined,
) => readonly ParameterFinding[];
