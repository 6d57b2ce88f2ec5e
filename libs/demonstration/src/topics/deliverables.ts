import type { DemoFact, DemoValues } from '../command.js';
import type { Report } from '../report.js';
import type { World } from '../world.js';
import { isoDay } from '../calendar.js';

/** One thing that the root has done: a document, a meeting, an event, a stage. */
export interface Deliverable {
  readonly kind: keyof typeof nameOf;
  readonly name: string;
  readonly day: number;
  readonly values: DemoValues;
  readonly refs?: DemoFact['refs'];
  /** Months late, and said so. */
  readonly isLate?: boolean;
}

const nameOf = {
  'document.issued': 'document',
  'meeting.held': 'meeting',
  'activity.held': 'event',
  'stage.reached': 'deliverable',
  'content.published': 'content',
  'account.opened': 'account',
};

/** A document of the root. */
export const issued = (name: string, day: number, matter: string): Deliverable => ({
  kind: 'document.issued',
  name,
  day,
  values: { type: 'issued', matter },
});

/** How far the root has come with something. */
export const reached = (deliverable: string, stage: string, day: number): Deliverable => ({
  kind: 'stage.reached',
  name: deliverable,
  day,
  values: { stage },
});

/** The root's own deliverables, each reported within days. */
export const tellDeliverables = ({ root, lastDay }: World, list: readonly Deliverable[]): Report[] =>
  list.map(({ kind, name, day, values, refs = {}, isLate = false }) => ({
    by: root,
    ready: Math.min(day + (isLate ? 50 : 2), lastDay + 1),
    isLate,
    fact: { kind, refs: { [nameOf[kind]]: name, unit: root, ...refs }, days: { occurredOn: isoDay(day) }, values },
  }));
