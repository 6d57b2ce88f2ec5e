import { localDay, readFactKinds, type FactKinds } from '@duibiao/facts';
import {
  readContent,
  readHead,
  readPlanIds,
  readUnits,
  type LedgerHead,
  type UnitHead,
  unitsPosition,
} from '@duibiao/ledger';
import type pg from 'pg';
import { parse } from 'yaml';

/** The units of a ledger as their heads say, looked up in several ways. */
interface Units {
  readonly units: ReadonlyMap<string, UnitHead>;
  /** Unit id → path, root first. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Unit id → type. */
  readonly types: ReadonlyMap<string, string>;
  /** Units that are closed. */
  readonly closed: ReadonlySet<string>;
}

/** What deciding about a ledger needs besides the facts themselves. */
export interface LedgerState extends Units {
  readonly head: LedgerHead;
  readonly kinds: FactKinds;
  readonly plans: ReadonlySet<string>;
  /** When it was read, on the monotonic clock (ms). */
  readonly readAtMs: number;
}

/** How old a state may be before it is read again: append checks grants by the newest paths itself. */
const MAX_AGE_MS = 1_000;

/** The ledgers that this process decides about, read at most once a second each. */
export class LedgerStates {
  readonly #pool: pg.Pool;
  readonly #states = new Map<string, Promise<LedgerState | undefined>>();
  readonly #kinds = new Map<string, FactKinds>();
  readonly #units = new Map<string, { readonly position: bigint; readonly units: Units }>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The state of a ledger; none where there is no such ledger. `fresh` reads it again whatever its age. */
  async get(ledger: string, fresh = false): Promise<LedgerState | undefined> {
    const known = fresh ? undefined : this.#states.get(ledger);
    if (known !== undefined) {
      const state = await known;
      if (state !== undefined && performance.now() - state.readAtMs < MAX_AGE_MS) return state;
      if (state !== undefined && this.#states.get(ledger) !== known) return this.get(ledger);
    }
    const reading = this.#read(ledger);
    this.#states.set(ledger, reading);
    reading.then(
      (state) => state === undefined && this.#forget(ledger, reading),
      () => this.#forget(ledger, reading),
    );
    return reading;
  }

  #forget(ledger: string, reading: Promise<unknown>): void {
    if (this.#states.get(ledger) === reading) this.#states.delete(ledger);
  }

  async #read(ledger: string): Promise<LedgerState | undefined> {
    const readAtMs = performance.now();
    const head = await readHead(this.#pool, ledger);
    if (head === undefined) return undefined;
    const [kinds, units, plans] = await Promise.all([
      this.#kindsOf(head),
      this.#unitsOf(ledger),
      readPlanIds(this.#pool, ledger),
    ]);
    return { head, kinds, ...units, plans: new Set(plans), readAtMs };
  }

  /** Reading 2,000 units takes 10 to 20 ms in which this process answers nobody: only when something was said of one. */
  async #unitsOf(ledger: string): Promise<Units> {
    const position = await unitsPosition(this.#pool, ledger);
    const known = this.#units.get(ledger);
    if (known !== undefined && known.position === position) return known.units;
    const list = await readUnits(this.#pool, ledger);
    const units = {
      units: new Map(list.map((unit) => [unit.id, unit])),
      paths: new Map(list.map((unit) => [unit.id, unit.path])),
      types: new Map(list.map((unit) => [unit.id, unit.type])),
      closed: new Set(list.flatMap(({ id, closedOn }) => (closedOn === null ? [] : [id]))),
    };
    this.#units.set(ledger, { position, units });
    return units;
  }

  async #kindsOf(head: LedgerHead): Promise<FactKinds> {
    const known = this.#kinds.get(head.factKinds);
    if (known !== undefined) return known;
    const text = await readContent(this.#pool, head.id, head.factKinds);
    const read = readFactKinds(parse(text?.toString('utf8') ?? '', { merge: true }));
    if (!read.ok) throw new Error(`the fact kinds of ledger ${head.id} cannot be read: ${read.faults.join('; ')}`);
    this.#kinds.set(head.factKinds, read.kinds);
    return read.kinds;
  }
}

const days = new WeakMap<LedgerState, { readonly second: number; readonly day: string }>();

/**
 * The ledger's local day now, by its own clock; for a demonstration that is being generated, that of the generator's moment.
 * Worked out once a second: days begin on whole seconds.
 */
export function dayOf(state: LedgerState, recordedAt?: string): string {
  const { head, readAtMs } = state;
  if (recordedAt !== undefined) return localDay(recordedAt, head.timeZone);
  const elapsedMs = head.isGenerating ? 0 : performance.now() - readAtMs;
  const second = Math.floor((Date.parse(head.now) + elapsedMs) / 1_000);
  const known = days.get(state);
  if (known?.second === second) return known.day;
  const day = localDay(new Date(second * 1_000).toISOString(), head.timeZone);
  days.set(state, { second, day });
  return day;
}
