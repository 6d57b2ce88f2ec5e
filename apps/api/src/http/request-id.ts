import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '@duibiao/platform';

/** What a caller may name a request: it stands in logs and headers, so that anything else is not taken over. */
const requestId = /^[\w.:+/=@-]{1,128}$/;
/** W3C Trace Context, version 00: trace id and parent id, neither all zeros. */
const traceparent = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's `X-Request-Id` where it is legal, else a new one. */
export function requestIdOf({ 'x-request-id': given }: IncomingHttpHeaders): string {
  return typeof given === 'string' && requestId.test(given) ? given : randomUUID();
}

/** The trace that a request belongs to (32 hex digits), from `traceparent`; undefined where there is none or it is not legal. */
export function traceIdOf({ traceparent: given }: IncomingHttpHeaders): string | undefined {
  return typeof given === 'string' ? traceparent.exec(given)?.[1] : undefined;
}

/** What ties a log line to its request, and to what the caller did besides. */
export function idsOf({ id, headers }: FastifyRequest): { readonly request: string; readonly trace?: string } {
  const trace = traceIdOf(headers);
  return trace === undefined ? { request: id } : { request: id, trace };
}

/** Answers name their request. One line for each: of what writes at `info`, of what reads at `debug`. Bodies, keys and queries are not in it. */
export function nameRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (traceIdOf(request.headers) !== undefined) reply.header('traceparent', request.headers.traceparent);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const level = request.method === 'GET' || request.method === 'HEAD' ? 'debug' : 'info';
    if (logger.isLevelEnabled(level)) {
      const [path] = request.url.split('?');
      const { statusCode: status, elapsedTime } = reply;
      const about = { ...idsOf(request), method: request.method, path, status, ms: Math.round(elapsedTime * 10) / 10 };
      logger[level](about, 'request answered');
    }
    done();
  });
}
