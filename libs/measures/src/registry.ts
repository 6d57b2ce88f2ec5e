import type { ParameterCheck, Words } from '@duibiao/plan';
import type { MeasureKind } from './kind.js';
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

/** What each kind finds wrong beyond its schema, as `loadPlan(text, { checks })` wants it. */
export const parameterChecks: Readonly<Record<string, ParameterCheck | undefined>> = Object.fromEntries(
  Object.entries<MeasureKind>(measureKinds).map(([name, kind]) => [
    name,
    kind.check && ((parameters, factKinds) => kind.check?.(parameters, factKinds) ?? []),
  ]),
);

/** What an indicator measures, in the words of its kind; undefined where the kind has none, or the parameters are not its own. */
export function measureWords(name: string, parameters: unknown): Words | undefined {
  const kind = Object.hasOwn(measureKinds, name) ? (measureKinds[name as KindName] as MeasureKind) : undefined;
  const read = kind?.parameters.safeParse(parameters);
  return read?.success === true ? kind?.words?.(read.data) : undefined;
}
