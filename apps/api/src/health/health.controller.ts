import { assertDurable } from '@duibiao/platform';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Core } from '../core/core.js';
import { Public } from '../http/auth.guard.js';

/** Alive: the process answers. Ready: it can record, which takes a database that is durable. */
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
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; reason?: string }> {
    try {
      await assertDurable(this.core.pool);
      return { status: 'ok' };
    } catch (error) {
      reply.status(503).header('retry-after', '1');
      return { status: 'unavailable', reason: error instanceof Error ? error.message : 'the database does not answer' };
    }
  }
}
