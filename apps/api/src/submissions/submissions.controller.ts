import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ApiProblems } from '../http/openapi.js';
import { IdempotencyKey, InLedger, type Access } from '../http/request.js';
import { sendProof, waitQuery, type WaitQuery } from '../log/wait.js';
import { ReadReceipt } from './read-receipt.handler.js';
import { ListSubmissions, ReadSubmission } from './read-submissions.handler.js';
import { ReviewSubmission } from './review-submission.handler.js';
import {
  reviewAnswerSchema,
  reviewSchema,
  submissionHistory,
  submissionId,
  submissionPage,
  submissionsQuery,
  type ReviewBody,
  type SubmissionHistory,
  type SubmissionPage,
  type SubmissionsQuery,
} from './review.schema.js';
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
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

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

  @Get()
  @ApiOperation({ summary: 'Submissions of your scope, newest first, by review', operationId: 'listSubmissions' })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: submissionPage })
  @ApiProblems(400, 401, 404, 503)
  async list(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Query({ schema: submissionsQuery }) asked: SubmissionsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionPage> {
    const page = await this.queries.execute(new ListSubmissions(access, asked));
    if (page.next !== null) {
      const { unit, state, limit } = asked;
      const own = { ...(unit === undefined ? {} : { unit }), ...(state === undefined ? {} : { state }) };
      const query = new URLSearchParams({ ...own, limit: String(limit), cursor: page.next });
      reply.header('link', `</v1/ledgers/${ledger}/submissions?${query.toString()}>; rel="next"`);
    }
    return page;
  }

  @Get(':submission')
  @ApiOperation({ summary: 'A submission with its facts and reviews', operationId: 'readSubmission' })
  @ApiResponse({ status: 200, description: 'what your scope shows of it', standardSchema: submissionHistory })
  @ApiProblems(400, 401, 404, 503)
  read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('submission', { schema: submissionId }) submission: string,
  ): Promise<SubmissionHistory> {
    return this.queries.execute(new ReadSubmission(access, submission));
  }

  @Get(':submission/receipt')
  @ApiOperation({
    summary: 'The receipt of a submission: proves offline what was recorded and when',
    description:
      'A C2SP tlog-proof with the first entry of the submission that you may see; the entry carries the digest over all of them. `duibiao verify receipt` needs this file and the verifier key of the ledger, nothing else.',
    operationId: 'readReceipt',
  })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'entry, index, hashes to the root, the newest checkpoint' })
  @ApiProblems(400, 401, 404, 409, 503)
  async receipt(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('submission', { schema: submissionId }) submission: string,
    @Query({ schema: waitQuery }) { wait }: WaitQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendProof(reply, await this.queries.execute(new ReadReceipt(access, submission, wait)), `${submission}.tlog-proof`);
  }

  @Post(':submission/reviews')
  @ApiOperation({
    summary: 'Accept or return a submission',
    description:
      'Needs the role reviewer at or above the owner of every fact, and four eyes. A return is final and needs a reason; what was accepted may still be returned. A review covers what the submission wrote: a later correction is unreviewed.',
    operationId: 'reviewSubmission',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiResponse({ status: 201, description: 'committed', standardSchema: reviewAnswerSchema })
  @ApiProblems(400, 401, 403, 404, 409, 413, 415, 422, 503)
  review(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('submission', { schema: submissionId }) submission: string,
    @IdempotencyKey() key: string,
    @Body({ schema: reviewSchema }) body: ReviewBody,
  ): Promise<unknown> {
    return this.commands.execute(new ReviewSubmission(access, submission, key, body));
  }
}
