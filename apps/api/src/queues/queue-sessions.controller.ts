import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { Who, type Identified } from '../http/request.js';
import { isOperator } from './operators.js';
import { openSession, sessionCookie } from './queue-session.js';

/** Lets a browser look at the queues, where it cannot send a key. */
@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/queue-sessions')
export class QueueSessionsController {
  constructor(private readonly core: Core) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Open a session of 15 minutes for the pages below /queues',
    description:
      'They show the jobs of all ledgers, and change nothing. Needs the role operator on the root of a ledger; it and the key are looked up again for each page.',
    operationId: 'openQueueSession',
  })
  @ApiResponse({ status: 204, description: 'Set-Cookie carries it: for /queues only, HttpOnly, SameSite=Strict' })
  @ApiProblems(401, 403, 503)
  async open(@Who() { principal, keyId }: Identified, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { pool, secrets, config } = this.core;
    if (!(await isOperator(pool, principal.id))) {
      throw new Problem('forbidden', 'The queues are for those who hold the role operator on the root of a ledger.');
    }
    const session = openSession(secrets.sessionKey, keyId, Date.now());
    reply.header('set-cookie', sessionCookie(session, config.publicUrl.startsWith('https:')));
  }
}
