import { Body, Controller, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ApiProblems } from '../http/openapi.js';
import { IdempotencyKey, InLedger, type Access } from '../http/request.js';
import {
  answerSchema,
  dryRunSchema,
  submissionQuery,
  submissionSchema,
  type SubmissionBody,
} from './submission.schema.js';
import { SubmitFacts } from './submit-facts.handler.js';

@ApiTags('submissions')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/submissions')
export class SubmissionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: 'Submit facts: all or none', operationId: 'submitFacts' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'after an unknown outcome ask again with the same key',
  })
  @ApiResponse({ status: 201, description: 'committed', standardSchema: answerSchema })
  @ApiResponse({ status: 200, description: 'with dryRun: nothing was written', standardSchema: dryRunSchema })
  @ApiProblems(400, 401, 404, 409, 413, 415, 422, 503)
  async submit(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @IdempotencyKey() key: string,
    @Query({ schema: submissionQuery }) { dryRun }: z.output<typeof submissionQuery>,
    @Body({ schema: submissionSchema }) body: SubmissionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const isDryRun = dryRun === 'true';
    const answer = await this.commands.execute(new SubmitFacts(access, body, key, isDryRun));
    reply.status(isDryRun ? 200 : 201);
    return answer;
  }
}
