import type { FactEvent, StoredBody } from '@duibiao/facts';
import { isUnitFact } from '../organisation.js';
import type { Tree } from '../tree.js';

/** An entry that says something of units: where, of which, and from which day on. */
export interface UnitEntry {
  readonly position: number;
  readonly day: string;
  readonly units: readonly string[];
}

/** Undefined of what says nothing of the organisation. */
export function unitEntryOf({ fact }: StoredBody<FactEvent>, position: number): UnitEntry | undefined {
  if (!isUnitFact(fact.kind)) return undefined;
  const { unit, parent, successors } = fact.refs;
  const units = [unit, parent, successors].flat().filter((one) => one !== undefined);
  return { position, day: fact.days['occurredOn'] ?? fact.days['validFrom'] ?? '', units };
}

/** Whether an entry is about a unit that is another, or lies below it, in one of the trees. */
export const isAbout = ({ units }: UnitEntry, unit: string, trees: readonly Tree[]): boolean =>
  trees.some((tree) => units.some((one) => tree.isWithin(one, unit)));
