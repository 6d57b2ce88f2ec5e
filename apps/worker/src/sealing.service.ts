import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { raiseAlert, settleAlert } from '@duibiao/alerts';
import { type Config, isDatabaseAway, loadSecrets, type Logger } from '@duibiao/platform';
import { anchorsIn, ledgersToSeal, sealLedger, type Sealed, type Sealer } from '@duibiao/sealing';
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

/** A ledger is tried so often before it is an alert. */
const patience = 5;
/** So long another worker may have entries unsealed before it counts as gone. */
const elsewhereMs = 60_000;

const nameOf = (ledger: string) => ({ ledger, kind: 'log', subject: '' }) as const;

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
  /** Whether every log was compared with what was signed of it, once. */
  #hasLooked = false;
  readonly #failures = new Map<string, number>();
  /** Logs that others sign: how far they were, and since when. */
  readonly #elsewhere = new Map<string, { readonly size: number; readonly since: number }>();

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
      const which = this.#hasLooked ? 'with-news' : 'all';
      const due = new Set([...(await ledgersToSeal(this.pool, which)), ...this.#refused()]);
      if (!this.#hasLooked) await this.#lost(due);
      for (const ledger of due) {
        if (this.#stop.signal.aborted) return;
        await this.#one(ledger);
      }
      this.#hasLooked = true;
      if (this.#isAway) this.logger.info('sealing goes on');
      this.#isAway = false;
    } catch (error) {
      if (!this.#isAway) this.logger.warn({ error: (error as Error).message }, 'sealing failed: it is tried again');
      this.#isAway = true;
    }
  }

  /** Where an operator resumed and there is nothing new, nobody else asks. */
  #refused(): string[] {
    return [...this.#isRefused].flatMap(([ledger, isRefused]) => (isRefused ? [ledger] : []));
  }

  /** What was signed here and is not in the database at all. */
  async #lost(there: ReadonlySet<string>): Promise<void> {
    for (const log of await this.#sealer.anchors.list()) {
      const ledger = log.replace(/\.\d+$/, '');
      if (there.has(ledger)) continue;
      const message = `ledger ${ledger} was signed here and is not in the database: another one is connected, or it was removed`;
      await this.#refuse(ledger, message);
    }
  }

  /** One ledger that cannot be sealed keeps no other waiting. */
  async #one(ledger: string): Promise<void> {
    try {
      await this.#tell(ledger, await this.#sealOne(ledger));
      this.#failures.delete(ledger);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const failures = (this.#failures.get(ledger) ?? 0) + 1;
      this.#failures.set(ledger, failures);
      const { message, stack } = error as Error;
      if (failures === 1)
        this.logger.error({ ledger, error: message, stack }, 'a ledger cannot be sealed: it is tried again');
      if (failures === patience) await this.#refuse(ledger, `it cannot be sealed: ${message}`);
    }
  }

  async #sealOne(ledger: string): Promise<Sealed> {
    const began = performance.now();
    const sealed = await sealLedger(this.pool, ledger, this.#sealer, { isThorough: !this.#hasLooked });
    if (sealed.state !== 'sealed') return sealed;
    this.counts.sealed(sealed.leaves, (performance.now() - began) / 1_000);
    this.logger.debug({ ledger, size: sealed.size, leaves: sealed.leaves }, 'sealed');
    return sealed;
  }

  async #tell(ledger: string, sealed: Sealed): Promise<void> {
    if (sealed.state === 'busy') return;
    if (sealed.state === 'refused') return this.#refuse(ledger, sealed.reason);
    if (sealed.state === 'elsewhere') {
      const seen = this.#elsewhere.get(ledger);
      const since = seen?.size === sealed.size ? seen.since : performance.now();
      this.#elsewhere.set(ledger, { size: sealed.size, since });
      const message = `the log is signed by workers with other anchors, which are silent: start them, or take over with duibiao ledger resume --take-over`;
      return performance.now() - since > elsewhereMs ? this.#refuse(ledger, message) : undefined;
    }
    if (this.#isRefused.get(ledger) === false) return;
    await settleAlert(this.pool, nameOf(ledger), this.logger);
    this.#isRefused.set(ledger, false);
  }

  async #refuse(ledger: string, message: string): Promise<void> {
    if (this.#isRefused.get(ledger) === true) return;
    await raiseAlert(this.pool, { ...nameOf(ledger), detail: { message } }, this.logger);
    this.#isRefused.set(ledger, true);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#sealing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
