import type { SubmissionAnswer } from '@duibiao/submissions';
import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryParam } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApiProblems } from '../http/openapi.js';
import { IdempotencyKey, InLedger, type Access } from '../http/request.js';
import { answerSchema } from '../submissions/submission.schema.js';
import { indicatorSchema, type IndicatorView } from './indicator.schema.js';
import { lintOrProblem } from './lint-or-problem.js';
import {
  lintSchema,
  outlineSchema,
  planQuery,
  planSchema,
  plansSchema,
  planVersionsSchema,
  publication,
  type Publication,
  publicationBody,
} from './plan.schema.js';
import { PublishPlan } from './publish-plan.handler.js';
import { ReadIndicator } from './read-indicator.handler.js';
import { ListPlans, ReadPlan, ReadPlanOutline, ReadPlanVersions } from './read-plan.handler.js';

@ApiTags('plans')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/plans')
export class PlansController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Publish a plan, or its next version with the reason for it', operationId: 'publishPlan' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: publicationBody })
  @ApiResponse({ status: 201, description: 'published', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 413, 415, 422, 503)
  publish(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @IdempotencyKey() key: string,
    @Body({ schema: publication }) body: Publication,
  ): Promise<SubmissionAnswer> {
    return this.commands.execute(new PublishPlan(access, body, key));
  }

  @Post('lint')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a plan file; every fault with line and column', operationId: 'lintPlan' })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: publicationBody })
  @ApiResponse({ status: 200, description: 'no fault', standardSchema: lintSchema })
  @ApiProblems(400, 401, 404, 413, 415)
  lint(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Body({ schema: publication }) { file }: Publication,
  ): z.output<typeof lintSchema> {
    const plan = lintOrProblem(access, file);
    return { plan: plan.id, items: plan.items.length, indicators: plan.indicators.length };
  }

  @Get()
  @ApiOperation({ summary: 'The plans of the ledger, each with its newest version', operationId: 'listPlans' })
  @ApiResponse({ status: 200, description: 'by id', standardSchema: plansSchema })
  @ApiProblems(401, 404, 503)
  list(@Param('ledger') _ledger: string, @InLedger() access: Access): Promise<z.output<typeof plansSchema>> {
    return this.queries.execute(new ListPlans(access));
  }

  @Get(':plan')
  @ApiOperation({ summary: 'A plan as published', operationId: 'readPlan' })
  @ApiResponse({ status: 200, description: 'the newest version, or the one asked for', standardSchema: planSchema })
  @ApiProblems(400, 401, 404, 503)
  read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('plan') plan: string,
    @QueryParam({ schema: planQuery }) { version }: z.output<typeof planQuery>,
  ): Promise<z.output<typeof planSchema>> {
    return this.queries.execute(new ReadPlan(access, plan, version));
  }

  @Get(':plan/outline')
  @ApiOperation({ summary: 'Sections and items of a plan by their titles', operationId: 'readPlanOutline' })
  @ApiResponse({
    status: 200,
    description: 'of the newest version, or the one asked for',
    standardSchema: outlineSchema,
  })
  @ApiProblems(400, 401, 404, 503)
  outline(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('plan') plan: string,
    @QueryParam({ schema: planQuery }) { version }: z.output<typeof planQuery>,
  ): Promise<z.output<typeof outlineSchema>> {
    return this.queries.execute(new ReadPlanOutline(access, plan, version));
  }

  @Get(':plan/versions')
  @ApiOperation({ summary: 'Every version of a plan: when, by whom and why', operationId: 'readPlanVersions' })
  @ApiResponse({ status: 200, description: 'oldest first', standardSchema: planVersionsSchema })
  @ApiProblems(400, 401, 404, 503)
  versions(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('plan') plan: string,
  ): Promise<z.output<typeof planVersionsSchema>> {
    return this.queries.execute(new ReadPlanVersions(access, plan));
  }

  @Get(':plan/indicators/:indicator')
  @ApiOperation({
    summary: 'What an indicator means: its item and quotation, what it counts, target, due day, readings and duty',
    operationId: 'readIndicator',
  })
  @ApiResponse({
    status: 200,
    description: 'by the newest version, or the one asked for',
    standardSchema: indicatorSchema,
  })
  @ApiProblems(400, 401, 404, 503)
  indicator(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('plan') plan: string,
    @Param('indicator') indicator: string,
    @QueryParam({ schema: planQuery }) { version }: z.output<typeof planQuery>,
  ): Promise<IndicatorView> {
    return this.queries.execute(new ReadIndicator(access, plan, indicator, version));
  }
}
