import type { Rhythm, Timed } from './bundle.js';
import { dayNumber } from './calendar.js';
import type { Cast } from './cast.js';
import { bundleEach } from './gather.js';
import { drawGraduates, type Graduate } from './graduates.js';
import { markReport } from './marks.js';
import { Random } from './random.js';
import type { Report } from './report.js';
import { schoolChanges } from './school-changes.js';
import { transferReports } from './transfers.js';

/** The graduates of 2020 and their transfers, as their units reported them until 1 December, 09:00. */
export function tellGraduation(cast: Cast, seed: number): Timed[] {
  const graduates = drawGraduates(cast, seed);
  const reports = allReports(graduates, cast, seed);
  return [...namings(graduates, cast), ...bundleEach(reports, (unit) => rhythmOf(unit, cast), seed)];
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
