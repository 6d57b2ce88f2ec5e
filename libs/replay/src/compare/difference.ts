import type { ResultLine } from '@duibiao/results';
import type { Cause } from './cause.js';
import type { Effect } from './effects.js';
import type { SaidOfUnit } from './lines.js';
import type { Aspect, Stage } from './stages.js';

/** One field of a line: `value`, `verdict`, `counts.…`, `parts.<name>.<field>`; null where the line has none. */
export interface FieldDifference {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What one cause did to a line. */
export interface Step {
  readonly cause: Cause;
  readonly aspect?: Aspect;
  readonly fields: readonly FieldDifference[];
  /** What single facts and reviews had a part in it, and what each did. */
  readonly effects: readonly { readonly changes: Effect['changes']; readonly fields: readonly FieldDifference[] }[];
}

/**
 * A line of which two views say something different, null where a view has no such indicator. `unit` null: every unit in which nothing
 * counts. The steps lead from `from` to `to` without a gap.
 */
export interface LineDifference {
  readonly indicator: string;
  readonly unit: string | null;
  readonly from: ResultLine | null;
  readonly to: ResultLine | null;
  readonly steps: readonly Step[];
}

/** The differences of one indicator, from its first stage to its last: of every unit, in the order of their ids. */
export function differencesOf(
  indicator: string,
  stages: readonly Stage[],
  isAsked: (unit: string | null) => boolean,
): readonly LineDifference[] {
  const units = new Set(stages.flatMap(({ lines }) => [...(lines?.units ?? [])]));
  return [...units]
    .filter(isAsked)
    .toSorted(byUnit)
    .flatMap((unit): LineDifference[] => {
      const said = stages.map(({ lines }) => lines?.find(unit) ?? null);
      const [first, last] = [said.at(0) ?? null, said.at(-1) ?? null];
      if (first?.text === last?.text) return [];
      const steps = stages.flatMap(({ cause, aspect, effects }, at): Step[] => {
        const [before, now] = [said[at - 1] ?? null, said[at] ?? null];
        if (cause === null || before?.text === now?.text) return [];
        const fields = fieldDifferences(before, now);
        return [{ cause, ...(aspect && { aspect }), fields, effects: effects.flatMap((one) => effectOn(unit, one)) }];
      });
      const lineOf = (one: SaidOfUnit | null): ResultLine | null => (one === null ? null : { ...one.line, unit });
      return [{ indicator, unit, from: lineOf(first), to: lineOf(last), steps }];
    });
}

function effectOn(unit: string | null, { changes, units }: Effect): Step['effects'] {
  const own = units.get(unit);
  return own === undefined ? [] : [{ changes, fields: fieldDifferences(own.from, own.to) }];
}

/** Where two lines differ, field by field; of a line that is null every field is. */
export function fieldDifferences(
  from: Pick<SaidOfUnit, 'line'> | null,
  to: Pick<SaidOfUnit, 'line'> | null,
): readonly FieldDifference[] {
  const [before, now] = [fieldsOf(from?.line), fieldsOf(to?.line)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((field): FieldDifference[] => {
    const [was, is] = [before.get(field) ?? null, now.get(field) ?? null];
    return was === is ? [] : [{ field, from: was, to: is }];
  });
}

function fieldsOf(line: ResultLine | undefined): ReadonlyMap<string, string | null> {
  if (line === undefined) return new Map();
  const { value, verdict, reason, valueAtDue, counts, parts } = line;
  return new Map([
    ...Object.entries({ value, valueAtDue, verdict, reason }),
    ...Object.entries(counts).map(([name, count]): [string, string] => [`counts.${name}`, count]),
    ...parts.flatMap(({ name, ...part }) =>
      Object.entries(part).map(([field, said]): [string, string | null] => [`parts.${name}.${field}`, said]),
    ),
  ]);
}

const byUnit = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);
