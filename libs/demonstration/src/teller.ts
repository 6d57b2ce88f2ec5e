import { isoDay } from './calendar.js';
import type { DemoFact, DemoValues } from './command.js';
import type { Random } from './random.js';
import { reasons } from './reasons.js';
import { correction, type Report, reported } from './report.js';
import type { World } from './world.js';

/** Kinds whose day is no part of what names the fact: it can be put right by a correction. */
const movable = new Set([
  'study.completed',
  'lesson.given',
  'member.admitted',
  'member.entered',
  'party.admitted',
  'activity.held',
  'report.submitted',
  'body.founded',
  'meeting.held',
]);

/** Turns what happened into reports: mostly within days, some months late, some wrong at first or entered twice. */
export class Teller {
  constructor(
    readonly world: World,
    readonly random: Random,
  ) {}

  /** `by`: the unit that reports; what stands in the end is the fact as given. */
  told(by: string, kind: string, refs: DemoFact['refs'], day: number, values: DemoValues = {}): Report {
    return this.toldOf(by, { kind, refs, days: { occurredOn: isoDay(day) }, values }, day);
  }

  /** As {@link told}, the day after and without a slip. */
  exactly(by: string, kind: string, refs: DemoFact['refs'], day: number, values: DemoValues = {}): Report {
    return { by, ready: day + 1, isLate: false, fact: { kind, refs, days: { occurredOn: isoDay(day) }, values } };
  }

  /** As {@link told}, of a fact with other days; `day` is the last of them. */
  toldOf(by: string, fact: DemoFact, day: number): Report {
    const { random, world } = this;
    const draw = random.between(0, 999);
    // What lies before the ledger is entered with the rest at its beginning.
    if (day < 0) return { by, ready: 0, isLate: false, fact };
    if (draw < 10 && movable.has(fact.kind)) {
      const change = correction('days', { occurredOn: isoDay(day) }, random.pick(reasons.wrongDay), random);
      const wrong = { ...fact, days: { ...fact.days, occurredOn: isoDay(day - random.pick([1, 2, 7, 30])) } };
      return reported(by, day, wrong, random, change, world.lastDay);
    }
    if (draw < 14) {
      const change = { after: random.between(1, 2), again: true, reason: random.pick(reasons.enteredTwice) };
      return reported(by, day, fact, random, change, world.lastDay);
    }
    return reported(by, day, fact, random, undefined, world.lastDay);
  }

  /** Said by a planner of the root, on the day `known`. */
  ruled(kind: string, refs: DemoFact['refs'], days: DemoFact['days'], values: DemoValues, known: number): Report {
    return { by: this.world.root, ready: known, isLate: false, fact: { kind, refs, days, values } };
  }
}

/** Kinds that only planners report. */
const planned = new Set([
  'unit.opened',
  'unit.changed',
  'unit.closed',
  'register.entered',
  'register.left',
  'period.opened',
  'period.closed',
  'quota.allocated',
  'baseline.frozen',
  'scheme.published',
  'duty.waived',
]);

export const isPlanned = ({ fact }: Report): boolean => planned.has(fact.kind);
