import type { AppendObserved } from '@duibiao/ledger';
import { Counter, durationBuckets, Histogram, type Metrics } from '@duibiao/platform';
import type { FastifyInstance } from 'fastify';

/** Counts what this process appends: entries, submissions, and how many share one call. */
export function createAppendMetrics(metrics: Metrics): (observed: AppendObserved) => void {
  const registers = [metrics];
  const entries = new Counter({ name: 'duibiao_append_entries_total', help: 'Entries appended', registers });
  const submissions = new Counter({
    name: 'duibiao_append_submissions_total',
    help: 'Submissions by outcome: appended, repeated, refused',
    labelNames: ['outcome'],
    registers,
  });
  const batch = new Histogram({
    name: 'duibiao_append_batch_submissions',
    help: 'Submissions that shared one call (group commit)',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const duration = new Histogram({
    name: 'duibiao_append_duration_seconds',
    help: 'Duration of one call of append, commit included',
    buckets: [...durationBuckets],
    registers,
  });
  return (observed) => {
    entries.inc(observed.entries);
    batch.observe(observed.submissions);
    duration.observe(observed.seconds);
    submissions.inc({ outcome: 'appended' }, observed.appended);
    submissions.inc({ outcome: 'repeated' }, observed.repeated);
    submissions.inc({ outcome: 'refused' }, observed.submissions - observed.appended - observed.repeated);
  };
}

/** Measures every request by the pattern of its route, never by its path: names of ledgers and facts stay out. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const duration = new Histogram({
    name: 'duibiao_http_request_duration_seconds',
    help: 'Duration of requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [...durationBuckets],
    registers: [metrics],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}
