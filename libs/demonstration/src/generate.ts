import type { Organisation } from '@duibiao/plan';
import { bundle, type Rhythm, type Timed } from './bundle.js';
import { dayNumber, instant } from './calendar.js';
import { castUnits, type Cast } from './cast.js';
import type { Command, Submit } from './command.js';
import { drawGraduates, type Graduate } from './graduates.js';
import { markReport } from './marks.js';
import { Random } from './random.js';
import type { Report } from './report.js';
import { schoolChanges } from './school-changes.js';
import { transferReports } from './transfers.js';

export interface DemonstrationOptions {
  readonly organisation: Organisation;
  readonly seed: number;
  /** 100, the default: some 20,000 facts. Tests take less. */
  readonly percent?: number;
}

/** Everything that happens, in order. The same options give the same demonstration, on every machine. */
export interface Demonstration {
  readonly seed: number;
  /** The ledger's first moment. */
  readonly opensAt: string;
  /** The plan's own date. */
  readonly publishesPlanAt: string;
  /** The last moment: from here the ledger's clock runs on. */
  readonly endsAt: string;
  readonly commands: readonly Command[];
}

const OPENS_AT = instant(dayNumber(1, 2), 9 * 3600);
const PUBLISHES_PLAN_AT = instant(dayNumber(3, 13), 10 * 3600);
const ENDS_AT = instant(dayNumber(12, 1), 9 * 3600);

/** Generates the graduates of 2020 and their transfers as their units reported them until 1 December, 09:00. */
export function generateDemonstration({ organisation, seed, percent = 100 }: DemonstrationOptions): Demonstration {
  const cast = castUnits(organisation, seed, percent);
  const graduates = drawGraduates(cast, seed);
  const reports = new Map<string, Report[]>();
  for (const report of allReports(graduates, cast, seed)) {
    const own = reports.get(report.by);
    if (own === undefined) reports.set(report.by, [report]);
    else own.push(report);
  }
  const timed = [...reports].flatMap(([unit, own]) => bundle(unit, own, rhythmOf(unit, cast), seed));
  const ordered = [...namings(graduates, cast), ...timed].sort(
    (a, b) => a.day - b.day || a.second - b.second || (a.command.unit < b.command.unit ? -1 : 1),
  );
  const commands = ordered.map(({ day, second, command }, index): Command => {
    const recordedAt = index === ordered.length - 1 ? ENDS_AT : instant(day, second);
    return { n: index + 1, recordedAt, ...command };
  });
  return { seed, opensAt: OPENS_AT, publishesPlanAt: PUBLISHES_PLAN_AT, endsAt: ENDS_AT, commands };
}

function allReports(graduates: readonly Graduate[], cast: Cast, seed: number): Report[] {
  const random = new Random(seed, 'lives');
  const batches = new Map(
    cast.schools.map(({ unit, isUniversity }) => {
      const [from, to] = isUniversity ? [dayNumber(6, 8), dayNumber(6, 30)] : [dayNumber(5, 25), dayNumber(7, 8)];
      return [unit, [random.between(from, to), random.between(from, to), random.between(from, to)]];
    }),
  );
  const lives = graduates.flatMap((graduate) => {
    const own = new Random(seed, `life ${graduate.member}`);
    const markDay = own.pick(batches.get(graduate.school.unit) ?? []);
    return [markReport(graduate, markDay, own), ...transferReports(graduate, markDay, cast, own)];
  });
  return [...lives, ...schoolChanges(graduates, cast, new Random(seed, 'school changes'))];
}

/** Schools and universities report weekly, towns and parks every second week, the city every fourth. */
function rhythmOf(unit: string, { city, schools }: Cast): Rhythm {
  const from = dayNumber(1, 13);
  const last = dayNumber(11, 30);
  if (unit === city) return { everyDays: 28, from: dayNumber(1, 21), to: dayNumber(12, 1) };
  return { everyDays: schools.some((school) => school.unit === unit) ? 7 : 14, from, to: last };
}

/** Each school has its members named in the first days of the year. */
const namings = (graduates: readonly Graduate[], { schools }: Cast): Timed[] =>
  schools.map(({ unit }, index) => {
    const references = graduates.filter(({ school }) => school.unit === unit).map(({ member }) => member);
    return { day: dayNumber(1, 6), second: 9 * 3600 + index * 60, command: { kind: 'subjects', unit, references } };
  });

/** How many events the ledger holds for these commands. */
export const eventsOf = (commands: readonly Command[]): number =>
  commands.reduce((sum, command) => {
    if (command.kind === 'subjects') return sum;
    return sum + (command.kind === 'submit' ? (command satisfies Submit).facts.length : 1);
  }, 0);
