import { inTransaction } from '@duibiao/platform';
import { availableParallelism } from 'node:os';
import type { Pool } from 'pg';
import { plannerSettings } from '../planner.js';
import type { Queryable } from '../ask/database.js';
import { computeCases } from './cases.sql.js';
import { statementOf } from './of-kinds.js';
import { sharesOf, type Weights } from './shares.js';

/** What a lane computed: cases and their state as the database's own binary arrays, handed on as they are. */
export interface ComputedCases {
  readonly touched: Buffer | null;
  readonly state: Buffer | null;
  readonly caseVersions: number;
  readonly weights: Weights;
}

interface Row {
  readonly touched: Buffer | null;
  readonly state: Buffer | null;
  readonly computed: number;
  readonly by_definition: string | null;
}

const computeStatement = statementOf('project cases in a lane', computeCases);

/** Below so many positions a batch is done before another connection has begun. */
const fewPositions = 200n;

export interface LanesOptions {
  /** Batches of fewer positions are not shared; 200 unless told. */
  readonly atLeast?: bigint;
  /** As in a projector's stage. */
  readonly tables?: (connection: Queryable) => Queryable;
}

/** How many lanes are of use on this machine: one core is kept busy by whoever writes, and sets the pace beyond some four. */
export const lanesHere = (): number => Math.min(availableParallelism() - 1, 4);

/**
 * Further connections that compute, side by side with the projector's own, the cases of some definitions in a batch. They only read: what they
 * find is written by the projector, in its transaction. The cases of two definitions never meet.
 */
export class Lanes {
  readonly #pool: Pool;
  readonly #count: number;
  readonly #atLeast: bigint;
  readonly #tables: (connection: Queryable) => Queryable;
  readonly #weights = new Map<string, Weights>();

  /** `pool` MUST be for lanes alone: a projector that waited for a connection of its own pool might wait for ever. */
  constructor(pool: Pool, count: number, { atLeast = fewPositions, tables = (on) => on }: LanesOptions = {}) {
    this.#pool = pool;
    this.#count = count;
    this.#atLeast = atLeast;
    this.#tables = tables;
  }

  /** Which definitions the projector computes itself (the first), and which each lane does. */
  share(ledger: string, definitions: readonly number[], positions: bigint): readonly (readonly number[])[] {
    const lanes = positions < this.#atLeast ? 0 : Math.min(this.#count, definitions.length - 1);
    return lanes < 1 ? [definitions] : sharesOf(definitions, this.#weights.get(ledger) ?? {}, lanes);
  }

  /** Remembers what a batch was made of: the next will be much alike. */
  note(ledger: string, weights: Weights): void {
    this.#weights.set(ledger, { ...this.#weights.get(ledger), ...weights });
  }

  /** Of definitions of these kinds; `values` are those of `computeCases`. Throws what the database throws. */
  async compute(kinds: readonly string[], values: readonly unknown[]): Promise<ComputedCases> {
    const row = await inTransaction(
      this.#pool,
      async (client) => {
        await client.query(`SELECT ${plannerSettings}`);
        return (await this.#tables(client).query<Row>(computeStatement(kinds)(values))).rows[0];
      },
      'BEGIN READ ONLY',
    );
    if (row === undefined) throw new Error('a lane answered nothing');
    const { touched, state, computed, by_definition: weights } = row;
    return { touched, state, caseVersions: computed, weights: parsed(weights) };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

const parsed = (text: string | null): Weights => (text === null ? {} : (JSON.parse(text) as Weights));
