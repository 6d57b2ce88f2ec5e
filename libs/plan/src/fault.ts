/** A path into a file: property names and list indexes (from 0), the root being `[]`. */
export type Path = readonly (string | number)[];

/**
 * What a fault breaks. The first group is about the file, the second about the shape of a value, the third about what
 * one part of a plan or an organisation says of another.
 */
export type FaultRule =
  | 'too-large'
  | 'too-deep'
  | 'more-faults'
  | 'syntax'
  | 'alias'
  | 'duplicate-property'
  | 'missing'
  | 'type'
  | 'range'
  | 'format'
  | 'value'
  | 'unknown-property'
  | 'duplicate-id'
  | 'numbering'
  | 'unknown-section'
  | 'unknown-item'
  | 'unknown-kind'
  | 'unknown-indicator'
  | 'indicator-circle'
  | 'overlapping-periods'
  | 'definition'
  | 'unknown-fact-kind'
  | 'unknown-type'
  | 'unknown-parent'
  | 'parent-cycle'
  | 'opens-before-parent'
  | 'target-without-provenance'
  | 'target-without-quotation'
  | 'provenance-without-target'
  | 'outside-plan-year'
  | 'quotation-not-in-source'
  | 'quotation-not-in-item';

/**
 * One fault of a plan or organisation file.
 *
 * `line` and `column` count from 1 (columns in UTF-16 units, as editors do) and point at the value, or at the key of a
 * property that is not known or stands twice, or at the map in which a property is missing. `path` is an RFC 6901 JSON
 * pointer. `message` is whole without them: it names the place, the value and what is legal there.
 */
export interface PlanFault {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly rule: FaultRule;
  readonly message: string;
}

/** The RFC 6901 pointer of a path: `['items', 3, 'no']` gives `/items/3/no`, the root `''`. */
export function pointer(path: Path): string {
  return path.map((step) => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** A path as messages name it: `items[3].no`; the root is `the file`. */
export function placeName(path: Path): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return name === '' ? 'the file' : name.replace(/^\./, '');
}

/** A value as messages show it: short values whole, long text cut after 60 characters, maps and lists by name only. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return JSON.stringify(cut(value, 60));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'empty' : 'a map';
}

/** Text cut after so many UTF-16 units, with an ellipsis where something is left out. */
export function cut(value: string, length: number): string {
  return value.length > length ? value.slice(0, length) + '…' : value;
}

/** One line for a terminal, in the form that editors turn into a link: `plan.yaml:12:5: … [rule]`. */
export function formatFault(file: string, fault: PlanFault): string {
  return `${file}:${fault.line}:${fault.column}: ${fault.message} [${fault.rule}]`;
}
