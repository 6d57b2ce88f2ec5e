import { tilePath, entriesPath, type TileAt } from '@duibiao/log';
import { ask, askBytes, askText, segment } from './client.js';
import type { Connection } from './connection.js';

/** The log of a ledger as its server shows it. */
export interface LogView {
  readonly origin: string;
  readonly verifierKey: string;
  /** Signs too; null where the key was never changed. */
  readonly previousKey: string | null;
  readonly generation: number;
  readonly size: string;
  readonly sealedAt: string | null;
  readonly held: string | null;
}

/** Reads what stands in the log of a ledger. */
export class LogClient {
  readonly #base: string;

  constructor(
    private readonly connection: Connection,
    ledger: string,
  ) {
    this.#base = `/v1/ledgers/${segment(ledger)}`;
  }

  checkpoint(): Promise<string> {
    return askText(this.connection, { path: `${this.#base}/log/checkpoint` });
  }

  async checkpoints(): Promise<readonly string[]> {
    const { checkpoints } = await ask<{ readonly checkpoints: readonly string[] }>(this.connection, {
      path: `${this.#base}/log/checkpoints`,
    });
    return checkpoints;
  }

  tile(tile: TileAt): Promise<Buffer> {
    return askBytes(this.connection, { path: `${this.#base}/log/${tilePath(tile)}` });
  }

  entries({ index, width }: TileAt): Promise<Buffer> {
    return askBytes(this.connection, { path: `${this.#base}/log/${entriesPath(index, width)}` });
  }

  content(sha256: string): Promise<Buffer> {
    return askBytes(this.connection, { path: `${this.#base}/contents/${sha256}` });
  }

  async log(): Promise<LogView | null> {
    return (await ask<{ readonly log: LogView | null }>(this.connection, { path: this.#base })).log;
  }
}
