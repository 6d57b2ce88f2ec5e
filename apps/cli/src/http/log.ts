import { tilePath, entriesPath, type TileAt } from '@duibiao/log';
import { logName } from '@duibiao/sealing';
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

interface CheckpointPage {
  readonly checkpoints: readonly string[];
  readonly next: string | null;
}

/** Reads what stands in the log of a ledger. */
export class LogClient {
  readonly #base: string;
  #known: Promise<string> | undefined;

  constructor(
    private readonly connection: Connection,
    ledger: string,
  ) {
    this.#base = `/v1/ledgers/${segment(ledger)}`;
  }

  async checkpoint(): Promise<string> {
    return askText(this.connection, { path: `${await this.#prefix()}/checkpoint` });
  }

  async checkpoints(): Promise<readonly string[]> {
    const path = `${await this.#prefix()}/checkpoints`;
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: '500', ...(cursor === undefined ? {} : { cursor }) };
      const page = await ask<CheckpointPage>(this.connection, { path, query });
      found.push(...page.checkpoints);
      cursor = page.next;
    }
    return found;
  }

  async tile(tile: TileAt): Promise<Buffer> {
    return askBytes(this.connection, { path: `${await this.#prefix()}/${tilePath(tile)}` });
  }

  async entries({ index, width }: TileAt): Promise<Buffer> {
    return askBytes(this.connection, { path: `${await this.#prefix()}/${entriesPath(index, width)}` });
  }

  content(sha256: string): Promise<Buffer> {
    return askBytes(this.connection, { path: `${this.#base}/contents/${sha256}` });
  }

  async log(): Promise<LogView | null> {
    return (await ask<{ readonly log: LogView | null }>(this.connection, { path: this.#base })).log;
  }

  /** Under which the log is served that is signed when it is asked for first: whoever verifies stays with that one. */
  #prefix(): Promise<string> {
    this.#known ??= this.log().then((log) => `${this.#base}/${logName(log?.generation ?? 1)}`);
    return this.#known;
  }
}
