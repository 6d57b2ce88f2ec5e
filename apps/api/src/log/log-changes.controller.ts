import type { SubmissionAnswer } from '@duibiao/submissions';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/openapi.js';
import { type Access, IdempotencyKey, InLedger } from '../http/request.js';
import { answerSchema } from '../submissions/submission.schema.js';
import { ChangeLogKey, ReopenLog, ResumeLog } from './change-log.handler.js';
import { logChangeBody, type LogChangeBody, resumptionBody, type ResumptionBody } from './log-change.schema.js';

/** What operators do to a ledger's log. */
@ApiTags('log')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/log')
export class LogChangesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('resumptions')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Go on signing where that is held, by the newest checkpoint that is known',
    description:
      'After a restore nothing is signed until an operator names the newest checkpoint that anybody has. It must be signed by a key of the log, cover no more entries than are there, and have the root that the entries lead to. What else was signed is verified before the next checkpoint; where it does not fit, signing is held again. Needs the role operator on the root.',
    operationId: 'resumeLog',
  })
  @ApiResponse({ status: 204, description: 'the next checkpoint follows' })
  @ApiProblems(400, 401, 404, 409, 413, 415, 422, 503)
  async resume(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Body({ schema: resumptionBody }) { checkpoint, takeOver }: ResumptionBody,
  ): Promise<void> {
    await this.commands.execute(new ResumeLog(access, checkpoint, takeOver));
  }

  @Post('reopenings')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({
    summary: 'Open the log anew under another origin',
    description:
      'For a ledger whose newest signed entries are lost. A log of another name and key begins, and covers every entry from the first; an event says so to all who followed the one before (log-reopened). Needs the role operator on the root.',
    operationId: 'reopenLog',
  })
  @ApiResponse({ status: 201, description: 'recorded', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 409, 413, 415, 422, 503)
  reopen(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @IdempotencyKey() key: string,
    @Body({ schema: logChangeBody }) { reason }: LogChangeBody,
  ): Promise<SubmissionAnswer> {
    return this.commands.execute(new ReopenLog(access, reason, key));
  }

  @Post('keys')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({
    summary: 'Let another key sign the log',
    description:
      'The key before signs too until the next change, so that whoever holds it verifies the checkpoint that covers the event (log-key-changed), reads the new key in it, and goes on with that. Needs the role operator on the root.',
    operationId: 'changeLogKey',
  })
  @ApiResponse({ status: 201, description: 'recorded', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 409, 413, 415, 422, 503)
  changeKey(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @IdempotencyKey() key: string,
    @Body({ schema: logChangeBody }) { reason }: LogChangeBody,
  ): Promise<SubmissionAnswer> {
    return this.commands.execute(new ChangeLogKey(access, reason, key));
  }
}
