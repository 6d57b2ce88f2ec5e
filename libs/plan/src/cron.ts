import * as z from 'zod';

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fields: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: ['', ...months] },
  { name: 'day of the week', from: 0, to: 7, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** The longest each month can be; a day that none of the months has never comes. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is wrong with a cron expression of five fields (minute, hour, day of the month, month, day of the week), in words;
 * undefined where nothing is. Legal are `*`, numbers, names (jan, mon), ranges `1-5`, steps such as `*` + `/15` and `0-30/10`,
 * and lists of these by commas.
 */
export function cronFault(text: string): string | undefined {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== fields.length) {
    return `must have five fields (minute, hour, day of the month, month, day of the week), not ${parts.length}`;
  }
  const values = parts.map((part, index) => readField(part, fields[index] as Field));
  const wrong = values.findIndex((value) => value === undefined);
  const field = fields[wrong];
  if (field !== undefined) {
    const names = field.words === undefined ? '' : ` or ${field.words.filter((word) => word !== '').join(', ')}`;
    return `has "${parts[wrong]}" for the ${field.name}: must be *, ${field.from} to ${field.to}${names}, as list, range or step`;
  }
  const [, , days = [], inMonths = []] = values;
  const never = parts[4] === '*' && !inMonths.some((month) => days.some((day) => day <= (longest[month - 1] ?? 0)));
  return never ? 'never comes: none of its months has such a day' : undefined;
}

/** A cron expression as the values that each of its fields allows. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Whether days of the month, or of the week, are restricted. Where both are, either will do. */
  readonly hasDays: boolean;
  readonly hasWeekdays: boolean;
}

/** Reads a cron expression. Throws RangeError with what {@link cronFault} says of one that is not legal. */
export function readCron(text: string): Cron {
  const fault = cronFault(text);
  if (fault !== undefined) throw new RangeError(`${text} ${fault}`);
  const parts = text.trim().split(/\s+/);
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = parts.map((part, index) =>
    [...new Set(readField(part, fields[index] as Field))].toSorted((a, b) => a - b),
  );
  const restricted = (at: number): boolean => !(parts[at] ?? '').startsWith('*');
  const sundays = weekdays.map((day) => day % 7);
  return { minutes, hours, days, months, weekdays: sundays, hasDays: restricted(2), hasWeekdays: restricted(4) };
}

function readField(part: string, field: Field): readonly number[] | undefined {
  const lists = part.split(',').map((piece) => readPiece(piece.toLowerCase(), field));
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

function readPiece(piece: string, field: Field): readonly number[] | undefined {
  const [, range = '', , step] = /^(\*|\w+(-\w+)?)(?:\/(\d{1,2}))?$/.exec(piece) ?? [];
  const by = step === undefined ? 1 : Number(step);
  const [first, last] = range === '*' ? [field.from, field.to] : range.split('-').map((name) => valueOf(name, field));
  if (first === undefined || by < 1) return undefined;
  if (range.includes('-') && last === undefined) return undefined;
  const end = last ?? (step === undefined ? first : field.to);
  if (end < first) return undefined;
  return Array.from({ length: Math.floor((end - first) / by) + 1 }, (_, index) => first + index * by);
}

function valueOf(name: string, { from, to, words = [] }: Field): number | undefined {
  const value = /^\d{1,2}$/.test(name) ? Number(name) : words.indexOf(name);
  return name !== '' && from <= value && value <= to ? value : undefined;
}

/** A cron expression in a plan file. */
export const cron = z.string().superRefine((text, context) => {
  const message = cronFault(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});
