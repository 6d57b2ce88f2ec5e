import type { Cast } from './cast.js';
import { destination, reportersOf } from './destination.js';
import type { Graduate } from './graduates.js';
import type { Random } from './random.js';
import { LAST_READY, type Report, reportedStep, type Step } from './report.js';

/** Accepted by then at the latest, so that late reports still come in. */
export const LAST_ACCEPTED = LAST_READY - 4;

export type Way = Pick<Step, 'from' | 'to' | 'attempt'>;

/** A graduate's transfers: where to, from when on, and the reports that each step makes. */
export class Journey {
  readonly way: Way;
  /** The day of the first step. */
  readonly began: number;

  constructor(
    readonly graduate: Graduate,
    readonly cast: Cast,
    readonly random: Random,
    markDay: number,
  ) {
    this.way = { from: graduate.owner, to: destination(graduate, cast, random), attempt: 1 };
    this.began = Math.min(markDay + delay(random), 280);
  }

  get school(): string {
    return this.graduate.school.unit;
  }

  /** The unit that is the first to report what the receiving unit did. */
  receiver(way: Way): string {
    return reportersOf(way.to, this.school, this.cast, this.random)[0];
  }

  /** To another town than before. */
  elsewhere(way: Way): Way {
    return { ...way, to: this.random.pick(this.cast.towns.filter((town) => town !== way.to)), attempt: 1 };
  }

  acceptedAfter(day: number): number {
    return Math.min(day + this.random.between(2, 45), LAST_ACCEPTED);
  }

  report(kind: Step['kind'], way: Way, day: number, by: string): Report {
    return reportedStep(this.graduate.member, { kind, ...way, day, by }, this.random);
  }

  begin(way: Way, day: number): Report {
    return this.report('transfer.initiated', way, day, this.school);
  }

  /** Accepted: now and then two sources report it, and not always the same day. */
  arrive(way: Way, day: number): Report[] {
    const { random } = this;
    const [first, second] = reportersOf(way.to, this.school, this.cast, random);
    const report = this.report('transfer.accepted', way, day, first);
    if (second === undefined) return [report];
    const shift = random.chance(200) ? random.pick([-2, -1, 1, 3, 5]) : 0;
    const seen = Math.min(Math.max(day + shift, this.began), LAST_READY);
    return [report, this.report('transfer.accepted', way, seen, second)];
  }
}

/** Most begin within weeks, some after months. */
const delay = (random: Random): number => random.between(1, 45) + (random.chance(420) ? random.between(10, 95) : 0);
