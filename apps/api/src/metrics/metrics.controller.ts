import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Core } from '../core/core.js';
import { Public } from '../http/auth.guard.js';
import { isFromHere } from '../http/loopback.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound, Problem } from '../http/problem.js';

/** What monitoring reads. It names ledgers: it is for this machine alone, or for who holds METRICS_TOKEN. */
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly core: Core) {}

  @Get()
  @Public()
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'What monitoring reads, in the text format of Prometheus',
    description:
      'Asked from this machine and not through a proxy, or with METRICS_TOKEN as the bearer token where one is configured; to others it is absent.',
    operationId: 'readMetrics',
  })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'gauges of sources that are away are absent' })
  @ApiProblems(401, 404)
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    mayRead(request, this.core.config.metrics.token);
    await this.core.askLedgers();
    reply.header('content-type', this.core.metrics.contentType);
    return this.core.metrics.metrics();
  }
}

function mayRead(request: FastifyRequest, token: string | undefined): void {
  if (token === undefined) {
    if (!isFromHere(request)) throw notFound('such resource');
    return;
  }
  const [, given = ''] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw new Problem('not-authenticated', 'Send Authorization: Bearer with METRICS_TOKEN.', {
    headers: { 'www-authenticate': 'Bearer realm="duibiao metrics"' },
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
