import { reportingDays, weekday } from './calendar.js';
import type { Unplaced } from './command.js';
import { Random } from './random.js';
import { reasons } from './reasons.js';
import type { Change, Report } from './report.js';

/** A command with its moment. */
export interface Timed {
  readonly day: number;
  /** Of the day. */
  readonly second: number;
  readonly command: Unplaced;
}

/** When a unit reports, and how much at once. */
export interface Rhythm {
  readonly everyDays: number;
  readonly from: number;
  readonly to: number;
  /** Facts that are worth a submission; fewer wait for the next day. 5 unless told. */
  readonly smallest?: number;
  /** 60 unless told. */
  readonly largest?: number;
  /** Names the unit's reports where it has several rhythms. */
  readonly name?: string;
}

/** A change that waits for its reporting day; `turn` is the index of the day. */
interface Due {
  readonly turn: number;
  readonly report: Report;
  readonly change: Change;
}

/**
 * Bundles what a unit reports into submissions of the rhythm's size on its reporting days (smaller only on its last), and makes the
 * changes that follow. On the last day nothing stays behind.
 */
export function bundle(unit: string, reports: readonly Report[], rhythm: Rhythm, seed: number): Timed[] {
  const { smallest = 5, largest = 60, name = 'reports' } = rhythm;
  const random = new Random(seed, `${name} ${unit}`);
  const first = rhythm.from + ((random.between(0, 4) - weekday(rhythm.from) + 7) % 7);
  const turns = reportingDays(first, rhythm.to, rhythm.everyDays);
  const waiting = [...reports].sort((a, b) => a.ready - b.ready);
  const timed: Timed[] = [];
  let queue: Report[] = [];
  let due: Due[] = [];

  turns.forEach((day, turn) => {
    const isLast = turn === turns.length - 1;
    let second = isLast && day > 334 ? 8 * 3600 : random.between(8 * 3600 + 1800, 16 * 3600);
    const step = isLast && day > 334 ? 4 : 240;
    const emit = (command: Unplaced): void => {
      timed.push({ day, second, command });
      second += random.between(1, step);
    };
    const submit = (chunk: readonly Report[]): void => {
      emit(submission(unit, chunk, random));
      for (const report of chunk) {
        if (report.later !== undefined) due.push({ turn: turn + report.later.after, report, change: report.later });
      }
    };
    while ((waiting[0]?.ready ?? Infinity) <= day) queue.push(waiting.shift() as Report);
    if (queue.length >= smallest || isLast) {
      for (const chunk of evenChunks(queue, largest)) submit(chunk);
      queue = [];
    }
    const now = due.filter((one) => one.turn <= turn || isLast);
    due = due.filter((one) => !now.includes(one));
    for (const { report, change } of now) {
      const { fact } = report;
      if ('correct' in change) {
        emit({ kind: 'correct', unit, fact, version: 1, reason: change.reason, [change.of]: change.correct });
      } else {
        emit({ kind: 'void', unit, fact, version: 1, reason: change.reason });
        const { later: _done, ...again } = report;
        if (change.again && isLast) submit([again]);
        else if (change.again) queue.push(again);
      }
    }
  });
  if (waiting.length > 0) throw new Error(`${unit} leaves ${waiting.length} facts unreported`);
  return timed;
}

function submission(unit: string, chunk: readonly Report[], random: Random): Unplaced {
  const isLate = chunk.filter((report) => report.isLate).length * 2 > chunk.length;
  const note = isLate ? { note: random.pick(reasons.late) } : {};
  return { kind: 'submit', unit, ...note, facts: chunk.map(({ fact }) => fact) };
}

/** As few as fit, of sizes that differ by one at most. */
function evenChunks<T>(list: readonly T[], largest: number): T[][] {
  const count = Math.ceil(list.length / largest);
  return Array.from({ length: count }, (_, index) =>
    list.slice(Math.trunc((index * list.length) / count), Math.trunc(((index + 1) * list.length) / count)),
  );
}
