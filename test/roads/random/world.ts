import type { WorkedCase } from '@duibiao/measures';
import fc from 'fast-check';
import { historiesOf, type History } from '../history.js';
import { changesOf, defined } from './indicator.js';
import { organised, placesOf, withStrangers } from './organisation.js';

/** An organisation, a plan and a history: `one` has the units and the indicators. */
export interface World {
  readonly one: WorkedCase;
  readonly history: History;
}

/** Random worlds around a worked case. They shrink to its own organisation and plan. */
export function worldsOf(worked: WorkedCase): fc.Arbitrary<World> {
  const base = withStrangers(worked);
  return fc
    .record({ places: placesOf(base), changes: changesOf(base), history: historiesOf(base) })
    .map(({ places, changes, history }) => ({ one: defined(organised(base, places), changes), history }));
}
