import type { Cast, School } from './cast.js';
import { memberNumber } from './command.js';
import { Random } from './random.js';

export type Mark = 'normal' | 'mobile' | 'delayed' | 'teacher';

/** A member who graduates, and how the year ends for them. */
export interface Graduate {
  /** An opaque number of the demonstration. */
  readonly member: string;
  readonly school: School;
  readonly owner: string;
  readonly mark: Mark;
  /** Listed by mistake: the mark is voided. */
  readonly isMistake: boolean;
  /** In scope, and accepted elsewhere by the end. */
  readonly isLinked: boolean;
}

/** The city ends the demonstration at this share: below the target of 85 %, and near it. */
const CITY_PER_MILLE = 846;
const LOWEST_PER_MILLE = 600;
const HIGHEST_PER_MILLE = 970;

type Marked = Omit<Graduate, 'isLinked'>;

/** All graduates, school by school. The city's linked are exactly its share of those in scope. */
export function drawGraduates(cast: Cast, seed: number): Graduate[] {
  let number = 0;
  const nextMember = (): string => memberNumber(++number);
  const marked = cast.schools.map((school) => drawMarks(school, nextMember, new Random(seed, `marks ${school.unit}`)));
  const inScope = marked.map((members) => members.filter(isInScope));
  const linked = settle(
    cast.schools.map(({ linkedPerMille }, index) => ({ linkedPerMille, inScope: inScope[index]?.length ?? 0 })),
  );
  return marked.flatMap((members, index) => {
    const random = new Random(seed, `linked ${cast.schools[index]?.unit}`);
    const order = random.shuffled(inScope[index] ?? []);
    // Three of four mobile members are the last to find a new place.
    const isLast = new Set(order.filter(({ mark }) => mark === 'mobile' && random.chance(750)));
    const chosen = new Set(
      [...order.filter((one) => !isLast.has(one)), ...isLast].slice(0, linked[index]).map(({ member }) => member),
    );
    return members.map((one) => ({ ...one, isLinked: chosen.has(one.member) }));
  });
}

export const isInScope = ({ mark, isMistake }: Pick<Graduate, 'mark' | 'isMistake'>): boolean =>
  !isMistake && (mark === 'normal' || mark === 'mobile');

function drawMarks(school: School, nextMember: () => string, random: Random): Marked[] {
  return Array.from({ length: school.graduates }, () => {
    const draw = random.between(0, 999);
    const mark = draw < 24 ? 'delayed' : draw < 31 ? 'teacher' : draw < 95 ? 'mobile' : 'normal';
    return { member: nextMember(), school, owner: random.pick(school.owners), mark, isMistake: random.chance(4) };
  });
}

/** Moves schools by one member in turn, none out of its bounds, until the city's total is met. */
function settle(schools: readonly { readonly linkedPerMille: number; readonly inScope: number }[]): number[] {
  const perMille = (count: number, share: number): number => Math.trunc((count * share) / 1000);
  const linked = schools.map(({ inScope, linkedPerMille }) => perMille(inScope, linkedPerMille));
  const wanted = perMille(
    schools.reduce((sum, { inScope }) => sum + inScope, 0),
    CITY_PER_MILLE,
  );
  let missing = wanted - linked.reduce((sum, count) => sum + count, 0);
  for (let index = 0, idle = 0; missing !== 0 && idle < schools.length; index = (index + 1) % schools.length) {
    const { inScope, linkedPerMille } = schools[index] ?? { inScope: 0, linkedPerMille: 0 };
    const next = (linked[index] ?? 0) + Math.sign(missing);
    const isWithin = next * 1000 >= inScope * LOWEST_PER_MILLE && next * 1000 <= inScope * HIGHEST_PER_MILLE;
    const isEnd = linkedPerMille === LOWEST_PER_MILLE || linkedPerMille === HIGHEST_PER_MILLE;
    idle = isWithin && !isEnd ? 0 : idle + 1;
    if (!isWithin || isEnd) continue;
    linked[index] = next;
    missing -= Math.sign(missing);
  }
  return linked;
}
