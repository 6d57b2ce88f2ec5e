import {
  Counter,
  createRunMetrics,
  durationBuckets,
  Histogram,
  type Metrics,
  type RunObserved,
} from '@duibiao/platform';
import type { CaughtUp } from '@duibiao/projections';

/** What a worker does, counted. */
export interface WorkerMetrics {
  caughtUp(done: CaughtUp, seconds: number): void;
  failed(reason: 'away' | 'batch'): void;
  parked(): void;
  /** A checkpoint was published with so many new leaves. */
  sealed(leaves: number, seconds: number): void;
  /** A recomputation ended: published, different or failed. */
  recomputed(outcome: string, seconds: number): void;
  /** Another run ended: a rebuild. */
  ran(run: RunObserved): void;
}

export function createWorkerMetrics(metrics: Metrics): WorkerMetrics {
  const registers = [metrics];
  const counter = (name: string, help: string): Counter => new Counter({ name: `duibiao_${name}`, help, registers });
  const facts = counter('projected_facts_total', 'Facts taken apart');
  const batches = counter('projected_batches_total', 'Batches whose numbers were computed');
  const versions = counter(
    'projected_case_versions_total',
    'Cases computed, each once for every position that touched it',
  );
  const parked = counter('projection_parked_total', 'Events parked by this worker because they cannot be applied');
  const failures = new Counter({
    name: 'duibiao_projection_failures_total',
    help: 'Tries that failed, by reason: the database is away, or a batch cannot be projected',
    labelNames: ['reason'],
    registers,
  });
  const duration = new Histogram({
    name: 'duibiao_projection_run_duration_seconds',
    help: 'From a doorbell (or sweep) that found something to do until the ledger was caught up',
    buckets: [...durationBuckets],
    registers,
  });
  const recomputations = new Histogram({
    name: 'duibiao_recomputation_duration_seconds',
    help: 'Recomputations that ended, by outcome: published, different, failed',
    labelNames: ['outcome'],
    buckets: [1, 3, 10, 30, 60, 90, 180, 600],
    registers,
  });
  const leaves = counter('sealed_leaves_total', 'Entries that a checkpoint covers since');
  const sealing = new Histogram({
    name: 'duibiao_seal_duration_seconds',
    help: 'From reading what is new in a ledger to its published checkpoint',
    buckets: [...durationBuckets],
    registers,
  });
  return {
    sealed(count, seconds) {
      leaves.inc(count);
      sealing.observe(seconds);
    },
    caughtUp(done, seconds) {
      if (done.batches === 0) return;
      facts.inc(done.facts);
      batches.inc(done.batches);
      versions.inc(done.caseVersions);
      duration.observe(seconds);
    },
    failed: (reason) => failures.inc({ reason }),
    parked: () => parked.inc(),
    recomputed: (outcome, seconds) => recomputations.observe({ outcome }, seconds),
    ran: createRunMetrics(metrics),
  };
}
