import { activity } from './activity/activity.js';
import { coverage } from './coverage/coverage.js';
import { cumulativeQuota } from './cumulative-quota/cumulative-quota.js';
import { durationInWindow } from './duration-in-window/duration-in-window.js';
import { eligibility } from './eligibility/eligibility.js';
import type { KindWords, MeasureKind } from './kind.js';
import { milestone } from './milestone/milestone.js';
import type { Names } from './names.js';
import { perPeriod } from './per-period/per-period.js';
import { perSubjectMin } from './per-subject-min/per-subject-min.js';
import { rating } from './rating/rating.js';
import { ratio } from './ratio/ratio.js';
import { checkSelectors } from './selector-check.js';
import { timelyResponse } from './timely-response/timely-response.js';
import { trend } from './trend/trend.js';
import type { ParameterCheck } from '@duibiao/plan';

/** Every measure kind, one line each. */
export const measureKinds = {
  activity,
  coverage,
  'cumulative-quota': cumulativeQuota,
  'duration-in-window': durationInWindow,
  eligibility,
  milestone,
  'per-period': perPeriod,
  'per-subject-min': perSubjectMin,
  rating,
  ratio,
  'timely-response': timelyResponse,
  trend,
} as const;

/** Name of a kind as a plan writes it. */
export type KindName = keyof typeof measureKinds;

type Schemas = { readonly [N in KindName]: (typeof measureKinds)[N]['parameters'] };

/** The parameter schema of every kind, as `loadPlan(text, { kinds })` wants it. */
export const parameterSchemas = Object.fromEntries(
  Object.entries(measureKinds).map(([name, kind]) => [name, kind.parameters]),
) as unknown as Schemas;

/** What each kind finds wrong beyond its schema, as `loadPlan(text, { checks })` wants it: its selectors, then its own check. */
export const parameterChecks: Readonly<Record<string, ParameterCheck>> = Object.fromEntries(
  Object.entries<MeasureKind>(measureKinds).map(([name, kind]): [string, ParameterCheck] => [
    name,
    (parameters, known) => [...checkSelectors(parameters, known), ...(kind.check?.(parameters, known) ?? [])],
  ]),
);

/**
 * What an indicator measures, in the words of its kind; undefined where the kind has none, or the parameters are not its own.
 * Without `names`, fields and codes are named as facts have them.
 */
export function measureWords(name: string, parameters: unknown, names?: Names): KindWords | undefined {
  const kind = Object.hasOwn(measureKinds, name) ? (measureKinds[name as KindName] as MeasureKind) : undefined;
  const read = kind?.parameters.safeParse(parameters);
  return read?.success === true ? kind?.words?.(read.data, names) : undefined;
}
