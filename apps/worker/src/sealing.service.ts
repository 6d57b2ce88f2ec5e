import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { raiseAlert, settleAlert } from '@duibiao/alerts';
import { type Config, isDatabaseAway, loadSecrets, type Logger } from '@duibiao/platform';
import { anchorsIn, ledgersToSeal, sealLedger, type Sealer } from '@duibiao/sealing';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Pool } from 'pg';
import { tokens } from './tokens.js';
import type { WorkerMetrics } from './worker-metrics.js';

/** About once a second, when there is news. */
const sealMs = 1_000;

/** Signs what is new in every ledger. Several workers may: one at a time of each ledger does. */
@Injectable()
export class SealingService implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #sealer: Sealer;
  /** What each ledger's alert says as far as this worker knows: whether it is open. */
  readonly #isRefused = new Map<string, boolean>();
  #sealing: Promise<void> = Promise.resolve();
  #isAway = false;

  constructor(
    @Inject(tokens.sealingPool) private readonly pool: Pool,
    @Inject(tokens.logger) private readonly logger: Logger,
    @Inject(tokens.counts) private readonly counts: WorkerMetrics,
    @Inject(tokens.config) config: Config,
  ) {
    const anchors = anchorsIn(path.join(config.home, 'anchors'));
    this.#sealer = { secrets: loadSecrets(config), publicUrl: config.publicUrl, anchors };
  }

  onApplicationBootstrap(): void {
    this.#sealing = this.#seal();
  }

  async #seal(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#round();
      await sleep(sealMs, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
  }

  async #round(): Promise<void> {
    try {
      for (const ledger of await ledgersToSeal(this.pool)) {
        if (this.#stop.signal.aborted) return;
        await this.#one(ledger);
      }
      if (this.#isAway) this.logger.info('sealing goes on');
      this.#isAway = false;
    } catch (error) {
      if (this.#isAway) return;
      this.#isAway = true;
      const about = { error: (error as Error).message };
      this.logger.warn(
        isDatabaseAway(error) ? about : { ...about, stack: (error as Error).stack },
        'sealing failed: it is tried again',
      );
    }
  }

  async #one(ledger: string): Promise<void> {
    const began = performance.now();
    const sealed = await sealLedger(this.pool, ledger, this.#sealer);
    const name = { ledger, kind: 'log', subject: '' } as const;
    if (sealed.state === 'refused' && this.#isRefused.get(ledger) !== true) {
      await raiseAlert(this.pool, { ...name, detail: { message: sealed.reason } }, this.logger);
      this.#isRefused.set(ledger, true);
    }
    if (sealed.state !== 'sealed') return;
    this.counts.sealed(sealed.leaves, (performance.now() - began) / 1_000);
    this.logger.debug({ ledger, size: sealed.size, leaves: sealed.leaves }, 'sealed');
    if (this.#isRefused.get(ledger) === false) return;
    await settleAlert(this.pool, name, this.logger);
    this.#isRefused.set(ledger, false);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#sealing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
