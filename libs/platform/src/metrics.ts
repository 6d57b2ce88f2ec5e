import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What a process tells of itself to whoever monitors it, in the text format of Prometheus. */
export type Metrics = Registry;

/** A registry of its own for a process: its processor time, memory, event loop and garbage collection under `process_*` and `nodejs_*`. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Seconds, from a look-up to a computation of minutes. */
export const durationBuckets = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
] as const;

/** A scheduled or asked computation that ended. */
export interface RunObserved {
  /** What ran: `recomputation`, `replay`, `rebuild` … */
  readonly kind: string;
  /** How it ended: `published`, `difference`, `failed`, `cancelled` … A small set of words, never an id. */
  readonly outcome: string;
  readonly seconds: number;
}

/** Counts runs and their durations under `duibiao_run_duration_seconds`. Once for each registry. */
export function createRunMetrics(metrics: Metrics): (run: RunObserved) => void {
  const duration = new Histogram({
    name: 'duibiao_run_duration_seconds',
    help: 'Recomputations, replays and rebuilds that ended, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: [0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 900, 3_600],
    registers: [metrics],
  });
  return ({ kind, outcome, seconds }) => duration.observe({ kind, outcome }, seconds);
}

export { Counter, Gauge, Histogram } from 'prom-client';
