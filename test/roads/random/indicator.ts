import { factFields } from '@duibiao/facts';
import {
  dayNumber,
  dayText,
  type KindName,
  measureKinds,
  parameterChecks,
  type WorkedCase,
  workedCases,
  type WorkedIndicator,
  workedTerm,
} from '@duibiao/measures';
import fc from 'fast-check';
import { seedKinds } from '../../../libs/replay/src/testing/entries.js';
import { pathsOf, valueAt, withValue } from './json.js';

/** One change of an indicator: of its due day, its target, or something in its parameters. */
interface Change {
  readonly of: 'due' | 'target' | 'parameters';
  /** `borrow`: what another indicator of the kind says at a place. */
  readonly how: 'vary' | 'leave-out' | 'borrow';
  readonly place: number;
  readonly donor: number;
  readonly by: number;
}

/** Changes of each indicator of a case; none leaves it as it is worked. */
export type Changes = readonly (readonly Change[])[];

const change: fc.Arbitrary<Change> = fc.record({
  of: fc.constantFrom('parameters', 'parameters', 'parameters', 'due', 'target'),
  how: fc.constantFrom('vary', 'leave-out', 'borrow'),
  place: fc.nat(10_000),
  donor: fc.nat(10_000),
  by: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -100, max: 100 })),
});

export const changesOf = (one: WorkedCase): fc.Arbitrary<Changes> => {
  const { length } = Object.keys(one.indicators);
  return fc.array(fc.array(change, { maxLength: 8, size: 'max' }), { minLength: length, maxLength: length });
};

const fields = factFields(seedKinds);
const workedIndicators = workedCases.flatMap((one) => Object.values(one.indicators));

/** Whether a plan may say so: what `plan lint` asks. */
function isLegal(kind: KindName, parameters: unknown): boolean {
  const read = measureKinds[kind].parameters.safeParse(parameters);
  return read.success && (parameterChecks[kind]?.(read.data as never, fields) ?? []).length === 0;
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);
const isWhole = (value: string): boolean => /^\d{1,6}$/.test(value);

/** Windows and thresholds a little away, choices the other way; the rest can only be left out or borrowed. */
function varied(value: unknown, by: number): unknown {
  if (typeof value === 'number') return value + by;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.toReversed();
  if (typeof value !== 'string') return value;
  if (isDay(value)) return dayText(dayNumber(value) + by);
  return isWhole(value) ? `${Math.abs(Number(value) + by)}` : value;
}

function withParameters(one: WorkedIndicator, { how, place, donor, by }: Change): WorkedIndicator {
  const alike = workedIndicators.filter(({ kind }) => kind === one.kind);
  const from = how === 'borrow' ? alike[donor % alike.length]?.parameters : one.parameters;
  const paths = pathsOf(from);
  const path = paths[place % paths.length] ?? [];
  const value = valueAt(from, path);
  const wanted = how === 'borrow' ? value : how === 'vary' ? varied(value, by) : undefined;
  const parameters = withValue(one.parameters, path, wanted);
  return isLegal(one.kind, parameters) ? { ...one, parameters } : one;
}

function changed(one: WorkedIndicator, wish: Change): WorkedIndicator {
  if (wish.of === 'parameters') return withParameters(one, wish);
  if (wish.of === 'due') {
    const due = dayText(dayNumber(one.due) + wish.by * 3);
    return due < workedTerm.from || due > workedTerm.to ? one : { ...one, due };
  }
  if (one.target === null) return one;
  return wish.how === 'leave-out'
    ? { ...one, target: null }
    : { ...one, target: { ...one.target, value: { n: BigInt(Math.abs(wish.by)), d: 1n } } };
}

/** A case with changed indicators. What no plan may say is not changed. */
export function defined(one: WorkedCase, changes: Changes): WorkedCase {
  const indicators = Object.entries(one.indicators).map(([name, indicator], at) => [
    name,
    (changes[at] ?? []).reduce(changed, indicator),
  ]);
  return { ...one, indicators: Object.fromEntries(indicators) as WorkedCase['indicators'] };
}
