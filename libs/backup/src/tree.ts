import { Growth, leafHash, LogFault, openCheckpoint, type Tile, verifierOf } from '@duibiao/log';
import type pg from 'pg';
import { BackupFault } from './fault.js';

/** Tiles written at once: some 4 MB. */
const TILES_AT_ONCE = 512;

/** A log as a backup has it. */
export interface CarriedLog {
  readonly ledger_id: string;
  readonly verifier_key: string;
  /** Leaves that the checkpoint covers. */
  readonly size: number;
  readonly checkpoint: string | null;
}

/**
 * Builds the tiles of the logs again from the entries that are restored, up to where they were signed, and compares with what was signed. The
 * entries MUST come ledger by ledger, in order.
 */
export class Trees {
  readonly #logs: ReadonlyMap<string, CarriedLog>;
  readonly #done = new Set<string>();
  #ledger = '';
  #growth = new Growth();
  #tiles: Tile[] = [];

  constructor(
    private readonly client: pg.ClientBase,
    logs: readonly CarriedLog[],
    /** Entries that are not those that were signed are restored as well. */
    private readonly isUnverified: boolean,
  ) {
    this.#logs = new Map(logs.map((log) => [log.ledger_id, log]));
  }

  async add(ledger: string, position: number, entry: Uint8Array): Promise<void> {
    if (ledger !== this.#ledger) await this.#begin(ledger);
    const size = this.#logs.get(ledger)?.size ?? 0;
    if (position > size) return;
    // what is missing leads to another root
    this.#growth.append(leafHash(entry));
    this.#tiles.push(...this.#growth.takeFull());
    if (this.#tiles.length >= TILES_AT_ONCE) await this.#keep();
  }

  /** All entries are there. @throws BackupFault where they are not those that were signed */
  async end(): Promise<void> {
    await this.#begin('');
    for (const [ledger, { size }] of this.#logs) {
      if (size > 0 && !this.#done.has(ledger)) this.#differs(ledger, size);
    }
  }

  async #begin(next: string): Promise<void> {
    const log = this.#logs.get(this.#ledger);
    if (log !== undefined && log.size > 0) {
      this.#tiles.push(...this.#growth.edges());
      await this.#keep();
      await this.#compare(log);
      this.#done.add(this.#ledger);
    }
    this.#ledger = next;
    this.#growth = new Growth();
    this.#tiles = [];
  }

  async #compare({ ledger_id, verifier_key, size, checkpoint }: CarriedLog): Promise<void> {
    const isSigned = (root: Uint8Array): boolean => {
      try {
        const signed = openCheckpoint(checkpoint ?? '', [verifierOf(verifier_key)]);
        return signed.size === size && this.#growth.size === size && Buffer.compare(signed.root, root) === 0;
      } catch (error) {
        if (error instanceof LogFault) return false;
        throw error;
      }
    };
    if (!isSigned(await this.#growth.root())) this.#differs(ledger_id, size);
  }

  #differs(ledger: string, size: number): void {
    if (this.isUnverified) return;
    throw new BackupFault(`the first ${size} entries of ${ledger} are not those that were signed`, 'unverified');
  }

  async #keep(): Promise<void> {
    const tiles = this.#tiles;
    this.#tiles = [];
    if (tiles.length === 0) return;
    await this.client.query(
      `INSERT INTO log.tiles (ledger_id, level, index, hashes) SELECT $1, t.* FROM unnest($2::int[], $3::bigint[], $4::bytea[]) t`,
      [
        this.#ledger,
        tiles.map(({ level }) => level),
        tiles.map(({ index }) => index),
        tiles.map(({ hashes }) => hashes),
      ],
    );
  }
}
