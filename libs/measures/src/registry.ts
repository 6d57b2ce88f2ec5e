import { ratio } from './ratio/ratio.js';

/** Every measure kind, one line each. */
export const measureKinds = {
  ratio,
} as const;

/** Name of a kind as a plan writes it. */
export type KindName = keyof typeof measureKinds;

type Schemas = { readonly [N in KindName]: (typeof measureKinds)[N]['parameters'] };

/** The parameter schema of every kind, as `loadPlan(text, { kinds })` wants it. */
export const parameterSchemas = Object.fromEntries(
  Object.entries(measureKinds).map(([name, kind]) => [name, kind.parameters]),
) as unknown as Schemas;
