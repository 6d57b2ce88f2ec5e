import { endOfDay } from '@duibiao/facts';
import type { Duty, Period } from '@duibiao/plan';
import { statement } from '@duibiao/platform';
import type { Queryable } from '../ask/database.js';
import type { Organisations } from '../ask/organisations.js';
import type { DutyState, Timeliness } from './completeness.js';
import { changeDays, dutyRows, positionsAt, registeredPeriods } from './duties.sql.js';
import { type DutyPeriod, dutyPeriods, isCalendar } from './duty-periods.js';

export interface DutyQuestion {
  readonly ledger: string;
  /** P; MUST be projected. */
  readonly position: bigint;
  /** D. */
  readonly day: string;
  readonly timeZone: string;
  /** The unit whose subtree is asked for. */
  readonly unit: string;
  readonly duty: Duty;
  /** The fact kinds that report: those of the indicators that the duty asks for, no frames. */
  readonly kinds: readonly string[];
  /** Those of them that name a period. */
  readonly periodKinds: readonly string[];
  /** Numbers of items for which narratives report. */
  readonly items: readonly string[];
}

/** One unit's report for one period. */
export interface DutyRow {
  readonly period: DutyPeriod;
  readonly unit: string;
  /** Where the unit stood on the day of the frame, root first. */
  readonly path: readonly string[];
  readonly state: DutyState;
  /** Null where nothing is due, or excused. */
  readonly timeliness: Timeliness | null;
}

const dutyStatement = statement('duty', dutyRows);

interface Found {
  readonly n: number;
  readonly unit: string;
  /** Unit ids, which hold no space. */
  readonly path: string;
  readonly is_reported: boolean;
  readonly is_nil: boolean;
  readonly is_waived: boolean;
  readonly is_timely: boolean;
}

/**
 * What each unit of a subtree that owes a duty has reported, period by period, at (P, D). The units are those of the frame: open on the last
 * day of the period (for one that still runs, on D). Reported is said before nil, nil before waived; from the due day on (its end) what is
 * neither is missing. MUST run where it sees the facts of everybody: it answers whether there is a report, never what it says.
 */
export async function readDuty(
  db: Queryable,
  organisations: Organisations,
  question: DutyQuestion,
): Promise<readonly DutyRow[]> {
  const { ledger, position, day, duty, kinds, periodKinds, items } = question;
  const periods = await readPeriods(db, question);
  if (periods.length === 0) return [];
  const asked = await placed(db, question, periods);
  const values = [
    ledger,
    position,
    day,
    JSON.stringify(await subtrees(organisations, question, asked)),
    duty.unitTypes,
    JSON.stringify(asked),
    kinds,
    periodKinds,
    duty.id,
    items,
  ];
  const { rows } = await db.query<Found>(dutyStatement(values));
  return rows.flatMap((row) => {
    const period = periods[row.n];
    return period === undefined
      ? []
      : [{ period, unit: row.unit, path: row.path.split(' '), ...judged(row, period, day) }];
  });
}

/** The periods of a duty as known at P: of the calendar, listed in the plan, or registered. */
export async function readPeriods(
  db: Queryable,
  { ledger, position, duty }: Pick<DutyQuestion, 'ledger' | 'position' | 'duty'>,
): Promise<readonly DutyPeriod[]> {
  if (duty.scheme === null || isCalendar(duty.scheme)) return dutyPeriods(duty);
  const { rows } = await db.query<{ id: string; opensOn: string; closesOn: string }>(registeredPeriods, [
    ledger,
    position,
    duty.scheme,
  ]);
  return dutyPeriods(duty, rows satisfies readonly Period[]);
}

function judged(row: Found, { dueOn }: DutyPeriod, day: string): Pick<DutyRow, 'state' | 'timeliness'> {
  if (row.is_reported || row.is_nil)
    return { state: row.is_reported ? 'reported' : 'nil', timeliness: row.is_timely ? 'on-time' : 'made-up-late' };
  if (row.is_waived) return { state: 'waived', timeliness: null };
  return day < dueOn ? { state: 'not-due', timeliness: null } : { state: 'missing', timeliness: 'late' };
}

/**
 * Each period with the day of its frame, a day with the same tree, and the last position in time. Periods between two reorganisations
 * share one tree: as a rule there is one for all.
 */
async function placed(
  db: Queryable,
  { ledger, position, day, timeZone }: DutyQuestion,
  periods: readonly DutyPeriod[],
): Promise<readonly PlacedPeriod[]> {
  const { rows: changes } = await db.query<{ day: string }>(changeDays, [ledger, position]);
  // The last moment of a day is a microsecond before the next one begins.
  const moments = periods.map(({ dueOn }) => endOfDay(dueOn, timeZone));
  const { rows: due } = await db.query<{ position: string }>(positionsAt, [ledger, moments]);
  const frames = periods.map(({ closesOn }) => (closesOn < day ? closesOn : day));
  const since = (frame: string): number => changes.filter((change) => change.day <= frame).length;
  const epochs = new Map<number, string>();
  for (const frame of frames) {
    const known = epochs.get(since(frame));
    if (known === undefined || known < frame) epochs.set(since(frame), frame);
  }
  return periods.map(({ id, opensOn, closesOn }, n) => {
    const frame = frames[n] ?? day;
    const epoch = epochs.get(since(frame)) ?? frame;
    return { n, id, opens: opensOn, closes: closesOn, frame, epoch, due: due[n]?.position };
  });
}

interface PlacedPeriod {
  readonly epoch: string;
  readonly [member: string]: unknown;
}

/** The units at and below the one asked for, on each epoch. */
async function subtrees(
  organisations: Organisations,
  { ledger, position, unit }: DutyQuestion,
  periods: readonly PlacedPeriod[],
): Promise<readonly object[]> {
  const epochs = [...new Set(periods.map(({ epoch }) => epoch))];
  const trees = await Promise.all(epochs.map((day) => organisations({ ledger, position, day })));
  return trees.flatMap(({ units }, index) =>
    units
      .filter(({ path }) => path.includes(unit))
      .map(({ id, path, type, openedOn, closedOn }) => {
        return { epoch: epochs[index], id, path: path.join(' '), type, openedOn, closedOn };
      }),
  );
}
