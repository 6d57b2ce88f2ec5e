import { readHead, readInScope, requestHash } from '@duibiao/ledger';
import type { Caller } from '@duibiao/submissions';
import { type Demonstration, eventsOf, generateDemonstration } from '../generate.js';
import { openExample } from './example.js';
import { ensureDemoKeys, type DemoKeys } from './key-file.js';
import { openDemonstration, publishDemonstrationPlan, type Crew } from './open.js';
import { commandKey, nameSubjects, perform, type Named, type Writing } from './perform.js';
import { knownPrincipals, principalName } from './principals.js';
import type { Stage } from './stage.js';

interface Size {
  readonly seed: number;
  /** 100: the whole. */
  readonly percent?: number;
}

export interface LoadOptions extends Size {
  /** Stops between two commands. */
  readonly signal?: AbortSignal;
  /** Told how many entries there are to write, where there are any. */
  readonly onBegin?: (events: number) => void;
  /** Told every second how far it is. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  /** The demonstration's own day. */
  readonly day: string;
  readonly events: number;
  readonly of: number;
}

/** `live`: a real ledger bears the name, nothing was touched. */
export type LoadOutcome = 'loaded' | 'already-there' | 'live';

/**
 * Plays the demonstration into the ledger, or what is missing of it: killed half-way, the next call goes on where it stopped.
 * In the end the ledger's clock is let go. Several ledgers can be loaded at a time: each waits most of it for its database.
 */
export async function loadDemonstration(stage: Stage, options: LoadOptions): Promise<LoadOutcome> {
  const { desk, ledger } = stage;
  const head = await readHead(desk.pool, ledger);
  if (head?.purpose === 'live') return 'live';
  if (head !== undefined && !head.isGenerating) return 'already-there';
  const demonstration = generated(stage, options);
  options.onBegin?.(eventsOf(demonstration.commands));
  const crew = await openDemonstration(stage, demonstration);
  await play(stage, crew, demonstration, options);
  options.signal?.throwIfAborted();
  await desk.pool.query('SELECT ledger.release_clock($1)', [ledger]);
  await desk.states.get(ledger, true);
  return 'loaded';
}

const generated = ({ show, seeds }: Stage, { seed, percent = 100 }: Size): Demonstration =>
  generateDemonstration(show, { organisation: seeds.organisation, seed, percent });

/** In order, one at a time: each command sets the ledger's clock. Those that the ledger holds already are passed over. */
async function play(
  stage: Stage,
  crew: Crew,
  demonstration: Demonstration,
  { signal, onProgress }: LoadOptions,
): Promise<void> {
  const { seed, commands, publishesPlanAt } = demonstration;
  const of = eventsOf(commands);
  const written = await requestsOf(stage);
  const named: Named = new Map();
  let isPlanOut = false;
  let events = 0;
  let toldAtMs = performance.now();
  for (const command of commands) {
    signal?.throwIfAborted();
    if (!isPlanOut && Date.parse(command.recordedAt) > Date.parse(publishesPlanAt)) {
      await publishDemonstrationPlan(stage, crew, demonstration);
      isPlanOut = true;
    }
    if (command.kind === 'subjects') {
      await nameSubjects(stage, command.unit, command.references, named);
      continue;
    }
    const caller = callerOf(command, stage, crew);
    const key = commandKey(seed, command);
    if (!written.has(requestHash(caller.principal, key).toString('hex'))) {
      await perform(stage, caller, command, named, key);
    }
    events += eventsOf([command]);
    if (performance.now() - toldAtMs < 1_000) continue;
    toldAtMs = performance.now();
    onProgress?.({ day: command.recordedAt.slice(0, 10), events, of });
  }
}

/** A unit with a submitter of its own reports itself, the speaker for all others; what only planners may say says the operator. */
function callerOf(command: Writing, { show, seeds }: Stage, crew: Crew): Caller {
  const { unit } = command;
  const [fact] = command.kind === 'submit' ? command.facts : [command.fact];
  const role = seeds.factKinds.kinds.get(fact?.kind ?? '')?.submit.role;
  const own = show.people.find((person) => person.unit === unit && person.roles.includes('submitter'));
  const caller = crew.get(role === 'planner' ? show.people[0].name : (own?.name ?? show.speaker));
  if (caller === undefined) throw new Error(`nobody reports for ${unit}`);
  return caller;
}

/** Hashes of the requests that the ledger holds. */
async function requestsOf({ desk, ledger }: Stage): Promise<ReadonlySet<string>> {
  const { rows } = await readInScope(desk.pool, { ledger, units: '*' }, (client) =>
    client.query<{ request: Buffer }>(
      'SELECT request FROM ledger.events WHERE ledger_id = $1 AND request IS NOT NULL',
      [ledger],
    ),
  );
  return new Set(rows.map(({ request }) => request.toString('hex')));
}

/**
 * Sees to it that the key file holds the keys of a loaded demonstration, with an example that still waits. One ledger after the
 * other: they share the file, and the first one stands at its top.
 */
export async function ensureKeys(stage: Stage, size: Size, keyFile: string): Promise<DemoKeys> {
  const { desk, ledger, show } = stage;
  const { commands } = generated(stage, size);
  const known = await knownPrincipals(desk.pool, ledger);
  const crew = show.people.flatMap((person) => {
    const principal = known.get(principalName(person));
    return principal === undefined ? [] : [{ person, principal }];
  });
  return ensureDemoKeys(desk.pool, keyFile, ledger, crew, await openExample(stage, commands));
}
