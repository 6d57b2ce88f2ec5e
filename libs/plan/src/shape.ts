import type * as z from 'zod';
import { type FaultRule, type Path, show } from './fault.js';
import type { Sheet } from './sheet.js';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** Stands for a union of which no branch fits; {@link checkShape} then reports the branch that fits best. */
const unionMark = '\u0000union';

/**
 * Parses the value at a path by a schema and reports every issue at its place in the file.
 *
 * Messages of the schema itself are kept; they should read "must be …", since the place and the value go before them.
 * Returns the parsed value, or undefined when anything was reported.
 */
export function checkShape<S extends z.ZodType>(sheet: Sheet, path: Path, schema: S, value: unknown) {
  const result = schema.safeParse(value, { error: expectation, reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(sheet, path, issue);
  return undefined;
}

function reportIssue(sheet: Sheet, base: Path, issue: Issue): void {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      sheet.report([...path, key], 'unknown-property', `is not a property here: ${issue.message}`, 'key');
    }
  } else if (issue.code === 'invalid_union' && issue.message === unionMark) {
    for (const inner of closest(issue.errors)) reportIssue(sheet, path, inner);
  } else if (issue.input === undefined) {
    sheet.report(path, 'missing', `is missing: ${issue.message}`);
  } else {
    sheet.report(path, ruleOf(issue), `is ${show(issue.input)}: ${issue.message}`);
  }
}

/** Of the branches of a union, the one with the fewest issues, one of the right type before one of a wrong one. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const cost = (issues: readonly Issue[]): number =>
    issues.length + (issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 100 : 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

function ruleOf(issue: Issue): FaultRule {
  switch (issue.code) {
    case 'invalid_type':
      return 'type';
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
      return 'range';
    case 'invalid_format':
      return 'format';
    default:
      return 'value';
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text (in quotes, where it could be read as something else)',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/** The words for an issue for which the schema has none: what would be legal in its place. */
function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[String(issue['expected'])] ?? String(issue['expected'])}`;
    case 'unrecognized_keys':
      return `allowed are ${allowedKeys(issue).join(', ')}`;
    case 'invalid_value':
      return `must be ${issue['values'].length === 1 ? '' : 'one of '}${issue['values'].map(String).join(', ')}`;
    case 'too_small':
      return `must be ${issue['inclusive'] === false ? 'above' : 'at least'} ${bound(issue, issue['minimum'])}`;
    case 'too_big':
      return `must be ${issue['inclusive'] === false ? 'below' : 'at most'} ${bound(issue, issue['maximum'])}`;
    case 'invalid_format':
      return issue['pattern'] === undefined ? `must be ${String(issue['format'])}` : `must match ${issue['pattern']}`;
    case 'invalid_union':
      return unionMark;
    default:
      return 'must be a legal value';
  }
}

function bound(issue: RawIssue, limit: unknown): string {
  const units: Readonly<Record<string, string>> = { string: ' character(s)', array: ' in number', set: ' in number' };
  return String(limit) + (units[String(issue['origin'])] ?? '');
}

/** The names that the closed object schema of an issue knows. */
function allowedKeys(issue: RawIssue): readonly string[] {
  const definition = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def;
  return Object.keys(definition?.shape ?? {});
}
