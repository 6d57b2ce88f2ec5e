import { show } from '@duibiao/facts';
import { classifyDatabaseError, type Logger } from '@duibiao/platform';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemName } from './problem.js';
import { idsOf } from './request-id.js';

const byStatus: Readonly<Record<number, ProblemName>> = {
  400: 'invalid-request',
  401: 'not-authenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** Turns whatever was thrown into problem details; what is not a refusal is logged with the request's id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), error, this.logger);
  }
}

/** Answers a failed request; also for errors that arise before a route is reached. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown, logger: Logger): void {
  const problem = toProblem(error, request);
  if (problem.problem === 'internal') logger.error({ err: error, ...idsOf(request) }, 'request failed');
  if (problem.problem === 'unavailable')
    logger.warn({ reason: (error as Error).message, ...idsOf(request) }, 'cannot serve');
  void reply
    .status(problem.status)
    .headers(problem.options.headers ?? {})
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body(request.id)));
}

function toProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const name = status === undefined ? undefined : byStatus[status];
  if (name !== undefined) return new Problem(name, detailOf(name, error, request));
  const failure = classifyDatabaseError(error);
  if (['connection-lost', 'unavailable', 'lock-timeout', 'statement-timeout', 'serialization'].includes(failure)) {
    const detail = {
      'lock-timeout': 'The ledger is busy: nothing was changed. Ask again.',
      'statement-timeout': 'The question took too long: nothing was changed.',
    }[failure as string];
    return new Problem(
      'unavailable',
      detail ??
        'The database does not answer. If this was a submission its outcome is unknown: ask again with the same Idempotency-Key.',
      { headers: { 'retry-after': '1' } },
    );
  }
  return new Problem('internal', 'The failure is logged under the request id given as instance.');
}

function detailOf(name: ProblemName, error: unknown, request: FastifyRequest): string {
  const path = request.url.split('?')[0] ?? '';
  if (name === 'not-found') return `There is nothing at ${request.method} ${show(path)}.`;
  if (name === 'too-large') return 'The body is larger than 2097152 bytes.';
  if (name === 'unsupported-media-type') {
    return 'Send application/json in UTF-8, not compressed (a plan may also be application/yaml).';
  }
  return (error as Error).message;
}
