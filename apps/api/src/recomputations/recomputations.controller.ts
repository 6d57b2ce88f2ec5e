import { resultMediaType } from '@duibiao/results';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';
import { CompareResults, ListRecomputations, ReadRecomputation, ReadResult } from './read-recomputations.handler.js';
import {
  comparisonQuery,
  comparisonSchema,
  recomputationBody,
  recomputationPage,
  recomputationSchema,
  recomputationsQuery,
  runId,
  type Comparison,
  type RecomputationBody,
  type RecomputationPage,
  type RecomputationsQuery,
  type RecomputationView,
} from './recomputation.schema.js';
import { Recompute } from './recompute.handler.js';

const readers = 'Needs the role operator or auditor on the root.';

@ApiTags('recomputations')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/recomputations')
export class RecomputationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Compute all numbers of a plan anew on both roads, compare and publish them',
    description:
      'As they were kept up, by SQL from the facts, and by a fold over the ledger’s entries. Where all three agree, the result is published in the ledger; where they do not, nothing is published or repaired, and an alert names the first keys. Needs the role operator on the root.',
    operationId: 'recompute',
  })
  @ApiResponse({
    status: 202,
    description: 'a worker does it; Location leads to it',
    standardSchema: recomputationSchema,
  })
  @ApiProblems(400, 401, 404, 413, 415, 503)
  async recompute(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Body({ schema: recomputationBody }) body: RecomputationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecomputationView> {
    const run = await this.commands.execute(new Recompute(access, body));
    reply.header('location', `/v1/ledgers/${ledger}/recomputations/${run.id}`);
    return run;
  }

  @Get()
  @ApiOperation({
    summary: 'Recomputations, newest first: what came of them, with the digests of the three ways',
    description: readers,
    operationId: 'listRecomputations',
  })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: recomputationPage })
  @ApiProblems(400, 401, 404, 503)
  async list(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Query({ schema: recomputationsQuery }) asked: RecomputationsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecomputationPage> {
    const page = await this.queries.execute(new ListRecomputations(access, asked));
    if (page.next !== null) {
      const { plan, limit } = asked;
      const query = new URLSearchParams({
        ...(plan === undefined ? {} : { plan }),
        limit: String(limit),
        cursor: page.next,
      });
      reply.header('link', `</v1/ledgers/${ledger}/recomputations?${query.toString()}>; rel="next"`);
    }
    return page;
  }

  @Get(':recomputation')
  @ApiOperation({
    summary: 'A recomputation, with its progress',
    description: readers,
    operationId: 'readRecomputation',
  })
  @ApiResponse({ status: 200, description: 'as it stands', standardSchema: recomputationSchema })
  @ApiProblems(400, 401, 404, 503)
  read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('recomputation', { schema: runId }) id: string,
  ): Promise<RecomputationView> {
    return this.queries.execute(new ReadRecomputation(access, id));
  }

  @Get(':recomputation/result')
  @ApiOperation({
    summary: 'The published result: the very bytes that its digest is of',
    description: `Canonical JSON, one object a line: what it is of, then each indicator and unit. ${readers}`,
    operationId: 'readResult',
  })
  @ApiProduces(resultMediaType)
  @ApiResponse({ status: 200, description: 'NDJSON' })
  @ApiProblems(400, 401, 404, 409, 503)
  async result(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('recomputation', { schema: runId }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const bytes = await this.queries.execute(new ReadResult(access, id));
    reply.type(resultMediaType);
    return bytes;
  }

  @Get(':recomputation/comparison')
  @ApiOperation({
    summary: 'What changed between two published results',
    description: `Key by key, exactly. ${readers}`,
    operationId: 'compareResults',
  })
  @ApiResponse({ status: 200, description: 'the first is that of the path', standardSchema: comparisonSchema })
  @ApiProblems(400, 401, 404, 409, 503)
  compare(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('recomputation', { schema: runId }) id: string,
    @Query({ schema: comparisonQuery }) { with: other }: z.output<typeof comparisonQuery>,
  ): Promise<Comparison> {
    return this.queries.execute(new CompareResults(access, id, other));
  }
}
