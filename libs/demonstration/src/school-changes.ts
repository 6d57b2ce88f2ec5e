import type { Cast } from './cast.js';
import { dayNumber } from './calendar.js';
import type { Graduate } from './graduates.js';
import type { Random } from './random.js';
import { type Report, reportedStep, type Step } from './report.js';

/** Of a thousand graduates so many came from another university in spring. */
const PER_MILLE = 9;

/**
 * Members who changed to the university that later marks them as graduates: accepted elsewhere, but before the mark, so that it
 * links nobody (hard case 1 of the catalogue, member x).
 */
export function schoolChanges(graduates: readonly Graduate[], cast: Cast, random: Random): Report[] {
  return graduates.flatMap(({ member, school, owner }) => {
    if (!school.isUniversity || !random.chance(PER_MILLE)) return [];
    const from = random.pick(cast.universities.filter((unit) => unit !== owner));
    const began = random.between(dayNumber(2, 20), dayNumber(4, 10));
    const step = (kind: Step['kind'], day: number, by: string): Report =>
      reportedStep(member, { kind, from, to: owner, attempt: 1, day, by }, random);
    return [step('transfer.initiated', began, from), step('transfer.accepted', began + random.between(3, 20), owner)];
  });
}
