import type { Organisation } from '@duibiao/plan';
import { instant } from './calendar.js';
import type { Command, Submit } from './command.js';
import type { Show } from './show.js';
import { World } from './world.js';

export interface DemonstrationOptions {
  readonly organisation: Organisation;
  readonly seed: number;
  /** 100, the default: the whole. Tests take less. */
  readonly percent?: number;
}

/** Everything that happens, in order. The same options give the same demonstration, on every machine. */
export interface Demonstration {
  readonly seed: number;
  /** The ledger's first moment. */
  readonly opensAt: string;
  /** The plan's own date. */
  readonly publishesPlanAt: string;
  /** The last moment: from here the ledger's clock runs on. */
  readonly endsAt: string;
  readonly commands: readonly Command[];
}

/** Generates a show: what its units do, put in order and numbered. */
export function generateDemonstration(show: Show, options: DemonstrationOptions): Demonstration {
  const { organisation, seed, percent = 100 } = options;
  const { opensAt, publishesPlanAt, endsAt } = show;
  const told = show.tell(new World(organisation, seed, percent, show.lastDay), organisation);
  const ordered = [...told].sort(
    (a, b) => a.day - b.day || a.second - b.second || (a.command.unit < b.command.unit ? -1 : 1),
  );
  const commands = ordered.map(({ day, second, command }, index): Command => {
    const recordedAt = index === ordered.length - 1 ? endsAt : instant(day, second);
    return { n: index + 1, recordedAt, ...command };
  });
  return { seed, opensAt, publishesPlanAt, endsAt, commands };
}

/** How many events the ledger holds for these commands. */
export const eventsOf = (commands: readonly Command[]): number =>
  commands.reduce((sum, command) => {
    if (command.kind === 'subjects') return sum;
    return sum + (command.kind === 'submit' ? (command satisfies Submit).facts.length : 1);
  }, 0);
