import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems } from '../http/openapi.js';
import { IdempotencyKey, IfMatch, InLedger, type Access } from '../http/request.js';
import {
  answerSchema,
  correctionSchema,
  voidSchema,
  type CorrectionBody,
  type VoidBody,
} from '../submissions/submission.schema.js';
import { CorrectFact, VoidFact } from './change-fact.handler.js';
import { factHistory, factId, type FactHistory } from './fact.schema.js';
import { ReadFact } from './read-fact.handler.js';

@ApiTags('facts')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/facts/:fact')
export class FactsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A fact and its history', operationId: 'readFact' })
  @ApiResponse({ status: 200, description: 'all versions, oldest first', standardSchema: factHistory })
  @ApiProblems(400, 401, 404, 503)
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('fact', { schema: factId }) fact: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FactHistory> {
    const history = await this.queries.execute(new ReadFact(access, fact));
    reply.header('etag', `"${history.version}"`);
    return history;
  }

  @Post('corrections')
  @ApiOperation({ summary: 'Correct a fact, with a reason', operationId: 'correctFact' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'the version that you saw, such as "1"' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiResponse({ status: 201, description: 'committed', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 409, 412, 413, 415, 422, 428, 503)
  correct(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('fact', { schema: factId }) fact: string,
    @IfMatch() version: number,
    @IdempotencyKey() key: string,
    @Body({ schema: correctionSchema }) body: CorrectionBody,
  ): Promise<unknown> {
    return this.commands.execute(new CorrectFact(access, { fact, version, key }, body));
  }

  @Post('voids')
  @ApiOperation({ summary: 'Void a fact, with a reason', operationId: 'voidFact' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'the version that you saw, such as "1"' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiResponse({ status: 201, description: 'committed', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 409, 412, 413, 415, 422, 428, 503)
  void(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('fact', { schema: factId }) fact: string,
    @IfMatch() version: number,
    @IdempotencyKey() key: string,
    @Body({ schema: voidSchema }) body: VoidBody,
  ): Promise<unknown> {
    return this.commands.execute(new VoidFact(access, { fact, version, key }, body));
  }
}
