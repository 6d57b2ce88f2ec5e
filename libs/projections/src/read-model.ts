import type { Queryable } from './ask/database.js';
import type { Lanes } from './cases/lanes.js';

/** One connection inside the projector's transaction. */
export type Connection = Queryable;

/** What one batch brings: the positions (`after`, `upTo`] of a ledger, ascending and without a gap. */
export interface Batch {
  readonly ledger: string;
  readonly after: bigint;
  readonly upTo: bigint;
  readonly kinds: FactKindFrames;
  /** Streams that are parked: their events are in no read model. */
  readonly parked: readonly Buffer[];
  /** Who helps to compute cases, where there is somebody. */
  readonly lanes?: Lanes | undefined;
}

/** What a projector needs to know of a fact kind. */
export interface FactKindFrame {
  /** What the fact is about: fields, or two joined by `@`. Under each it is found by measures. */
  readonly about: readonly string[];
  /** Those of them that the natural key does not fix: the sources of one thing may disagree on what it is about. */
  readonly loose: readonly string[];
  /** Best source first: references to units, `others` for any other unit, `imports`. */
  readonly sources: readonly string[];
  /** Planners set it: it is decided, not reviewed. */
  readonly isFrame: boolean;
}

/** Names of the kinds that planners set. */
export const frameKinds = (kinds: FactKindFrames): readonly string[] =>
  Object.entries(kinds).flatMap(([name, { isFrame }]) => (isFrame ? [name] : []));

/** Mentions under which the sources of one thing may be found apart from each other: `body.founded:serves`. */
export const looseMentions = (kinds: FactKindFrames): readonly string[] =>
  Object.entries(kinds).flatMap(([name, { loose }]) => loose.map((about) => `${name}:${about}`));

export type FactKindFrames = Readonly<Record<string, FactKindFrame>>;

/** An event of a batch that is no fact, as the facts' read model met it. */
export interface SystemEvent {
  readonly position: bigint;
  readonly body: { readonly type: string; readonly [member: string]: unknown };
}

/** What the read models of a batch did, and what earlier ones tell later ones. */
export interface Progress {
  facts: number;
  /** Cases computed, each once for every position that touches it. */
  caseVersions: number;
  caseRows: number;
  systemEvents: readonly SystemEvent[];
}

/**
 * A read model: brings its tables from the state at `batch.after` to that at `batch.upTo`, in the order of the registry.
 *
 * MUST depend on the entries alone: the same history gives the same rows however it is split into batches. MUST work set
 * by set inside the database, and touch only what the batch touches. Throws what the database throws.
 */
export interface ReadModel {
  readonly name: string;
  apply(connection: Connection, batch: Batch, progress: Progress): Promise<void>;
}
