import type { Attainment } from '../http/answers.js';

/** More parts than this are counted, not named. */
const MOST = 4;

type Counts = Attainment['counts'];
type Part = Attainment['parts'][number];

/**
 * What stands behind a number, in one line: what is missing, late or vacant, which periods or conditions failed, how the parts and
 * levels stand. Undefined where the number says it all.
 */
export function detailText({ kind, counts, parts }: Attainment): string | undefined {
  const said = (details[kind] ?? none)(counts, parts).filter((text) => text !== '');
  return said.length === 0 ? undefined : said.join('; ');
}

type Detail = (counts: Counts, parts: readonly Part[]) => readonly string[];

const none: Detail = () => [];

const details: Readonly<Record<string, Detail>> = {
  coverage: (counts, parts) => [
    ...parts.map(({ name, value }) => `${name} ${value}`),
    numbered(counts, { noData: 'without data' }),
  ],
  'per-subject-min': (counts) => [
    numbered(counts, { shortfall: 'missing to the minimums', late: 'late', vacant: 'vacant' }),
  ],
  'per-period': (counts, parts) => [
    listed(
      'failed',
      parts.filter(({ state }) => state === 'not-attained'),
      ({ name, value }) => `${name} ${value}`,
    ),
    numbered(counts, { open: 'still open' }),
  ],
  'timely-response': (counts) => [
    numbered(counts, { late: 'late', overdue: 'overdue', open: 'open' }),
    counts['medianDays'] === undefined ? '' : `median ${counts['medianDays']} days`,
  ],
  eligibility: (counts, parts) => {
    const missing = new Map(parts.flatMap(({ name, value }) => (isMissing(name) ? [[bare(name), first(value)]] : [])));
    const failed = parts.filter(({ name }) => !isMissing(name));
    return [
      numbered(counts, { violations: counts['violations'] === '1' ? 'violation' : 'violations' }),
      listed('failed', failed, ({ name, value }) => {
        const without = missing.get(name);
        return `${name} ${first(value)}${without === undefined ? '' : ` (${without} without evidence)`}`;
      }),
    ];
  },
  'duration-in-window': (counts) => [
    numbered(counts, { missed: 'missed', open: 'open', left: 'left before the window closed' }),
  ],
  'cumulative-quota': ({ quota }) => [quota === undefined ? '' : `quota ${quota}`],
  trend: (_, parts) =>
    parts.map(({ name, value, state }) => `${name} ${quantity(value)}${state === null ? '' : `: ${state}`}`),
  milestone: (_, parts) =>
    parts
      .filter(({ name }) => name !== 'all')
      .map(({ name, state, day }) => [name, said(name, state), day].join(' ').replace(/ +/g, ' ').trim()),
  rating: (_, parts) => [parts.map(({ name, value }) => `${name} ${first(value)}`).join(', ')],
  activity: (_, parts) => [
    parts.map(({ name, value, day }) => `${name} ${quantity(value)}${day === null ? '' : ` (last ${day})`}`).join(', '),
  ],
};

/** `2 late, 1 vacant`: those that are not 0, in the order of the words. */
function numbered(counts: Counts, words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .flatMap(([name, word]) => {
      const count = counts[name];
      return count === undefined || count === '0' ? [] : [`${count} ${word}`];
    })
    .join(', ');
}

/** `failed: a, b, c, d and 3 more`. */
function listed(word: string, parts: readonly Part[], text: (part: Part) => string): string {
  if (parts.length === 0) return '';
  const more = parts.length > MOST ? ` and ${parts.length - MOST} more` : '';
  return `${word}: ${parts.slice(0, MOST).map(text).join(', ')}${more}`;
}

/** A cancellation is a part and its own state. */
const said = (name: string, state: string | null): string => (state === null || state === name ? '' : state);

const first = (value: string): string => value.split('/')[0] ?? value;

/** A quantity: `12` of 12/1, `12.5` of 125/10; any other fraction as it is. */
function quantity(value: string): string {
  const [n = '', d = ''] = value.split('/');
  if (!/^10*$/.test(d)) return value;
  const scale = d.length - 1;
  const digits = n.padStart(scale + 1, '0');
  return scale === 0 ? n : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const suffix = ':not-evidenced';
const isMissing = (name: string): boolean => name.endsWith(suffix);
const bare = (name: string): string => name.slice(0, -suffix.length);
