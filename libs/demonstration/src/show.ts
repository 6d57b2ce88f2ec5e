import type { Organisation } from '@duibiao/plan';
import type { Timed } from './bundle.js';
import type { DemoPerson } from './people.js';
import type { World } from './world.js';

/** What one demonstration ledger plays: whose year, from when until when, and what its units do. */
export interface Show {
  readonly ledger: string;
  /** Id of its plan, and the directory in `seeds/` with its files. */
  readonly plan: string;
  /** ISO 8601: the ledger's first moment. */
  readonly opensAt: string;
  /** The plan's own date. */
  readonly publishesPlanAt: string;
  /** The last moment: from here the ledger's clock runs on. */
  readonly endsAt: string;
  /** Counted like {@link World.lastDay}. */
  readonly lastDay: number;
  /** The operator first. */
  readonly people: readonly [DemoPerson, ...DemoPerson[]];
  /** Who reports for a unit with no submitter of its own. */
  readonly speaker: string;
  /** Everything that its units do, in any order. */
  readonly tell: (world: World, organisation: Organisation) => readonly Timed[];
}
