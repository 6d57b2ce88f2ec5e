import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Core } from '../core/core.js';
import { Public } from '../http/auth.guard.js';
import { type Readiness, readiness, readinessSchema } from './readiness.js';

/** Alive: the process answers, whatever is away. Ready: it can record, which takes a database that is durable and as new as the program. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly core: Core) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'The process answers', operationId: 'isAlive' })
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'Submissions can be recorded', operationId: 'isReady' })
  @ApiResponse({ status: 200, description: 'ok, or degraded and how', standardSchema: readinessSchema })
  @ApiResponse({ status: 503, description: 'unavailable, and why', standardSchema: readinessSchema })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const found = await readiness(this.core.pool, this.core.jobs);
    if (found.status === 'unavailable') reply.status(503).header('retry-after', '1');
    return found;
  }
}
