import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { raiseAlert, settleAlert } from '@duibiao/alerts';
import { LogFault } from '@duibiao/log';
import { type Config, loadSecrets, type Logger } from '@duibiao/platform';
import { anchorsIn, claimDue, endVerification, type Sealer, verifyDatabase } from '@duibiao/sealing';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pool } from 'pg';
import { tokens } from './tokens.js';

/** How often is looked whether a night has come. */
const lookMs = 10_000;

/** Verifies every ledger once a night, entry by entry; what does not hold is an alert that stays open until it does. */
@Injectable()
export class VerifyingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #own: Pick<Sealer, 'anchors' | 'secrets'>;
  #verifying: Promise<void> = Promise.resolve();

  constructor(
    @Inject(tokens.sealingPool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.config) config: Config,
  ) {
    this.#own = { secrets: loadSecrets(config), anchors: anchorsIn(path.join(config.home, 'anchors')) };
  }

  onApplicationBootstrap(): void {
    this.#verifying = this.#look();
  }

  async #look(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const ledger = await claimDue(this.pool, await this.#own.anchors.signer());
        if (ledger !== undefined) await this.#verify(ledger);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.logger.warn({ error: (error as Error).message }, 'a verification was broken off: it is done again');
      }
      await sleep(lookMs, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
  }

  async #verify(ledger: string): Promise<void> {
    const began = performance.now();
    const name = { ledger, kind: 'log', subject: 'verification' } as const;
    const { size, fault } = await this.#found(ledger);
    await endVerification(this.pool, ledger, { size, fault });
    const about = { ledger, size, ms: Math.round(performance.now() - began) };
    if (fault === null) {
      await settleAlert(this.pool, name, this.logger);
      this.logger.info(about, 'the ledger was verified: it holds');
    } else {
      await raiseAlert(this.pool, { ...name, detail: { message: fault } }, this.logger);
      this.logger.error({ ...about, fault }, 'the ledger was verified: it does not hold');
    }
  }

  async #found(ledger: string): Promise<{ readonly size: number | null; readonly fault: string | null }> {
    try {
      return {
        size: (await verifyDatabase(this.pool, ledger, this.#own, this.#stop.signal))?.size ?? null,
        fault: null,
      };
    } catch (error) {
      if (!(error instanceof LogFault)) throw error;
      return { size: null, fault: error.message };
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#verifying;
  }
}
