import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import type { World } from '../world.js';
import type { Term } from './officers.js';

/** Who teaches: so many lessons each as a rule, now and then one more or some less. */
export interface Teaching {
  readonly terms: readonly Term[];
  readonly due: number;
  /** Of a thousand so many have less by the end. */
  readonly behind: number;
  readonly types: readonly string[];
}

const topics = ['十九届四中全会精神', '疫情防控中的青年担当', '新时代的青年使命', '决胜全面小康', '团的基本知识'];

/** Lessons and talks; one in eight of them with somebody else of the unit. */
export function tellLessons(world: World, label: string, { terms, due, behind, types }: Teaching): Report[] {
  const random = world.random(`lessons ${label}`);
  const teller = new Teller(world, random);
  let number = 0;
  return terms.flatMap(({ person, unit, from, to = world.lastDay }) => {
    const first = Math.max(from, 60);
    if (to - first < 30) return [];
    const count = random.chance(behind) ? random.between(0, due - 1) : due + (random.chance(150) ? 1 : 0);
    const others = terms.filter((one) => one.unit === unit && one.person !== person);
    return Array.from({ length: count }, () => {
      const guest = others.length > 0 && random.chance(125) ? [random.pick(others).person] : [];
      const lesson = `${label}-${String(++number).padStart(4, '0')}`;
      const refs = { lesson, lecturers: [person, ...guest], unit };
      const values = { type: random.pick(types), topic: random.pick(topics), audience: random.between(20, 300) };
      return teller.told(unit, 'lesson.given', refs, random.between(first, to - 1), values);
    });
  });
}
