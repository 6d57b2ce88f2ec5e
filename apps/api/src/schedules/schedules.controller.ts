import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';
import { recomputationSchema, type RecomputationView } from '../recomputations/recomputation.schema.js';
import { scheduleList, schedulesBody, type ScheduleList, type SchedulesBody } from './schedule.schema.js';
import { ListSchedules, RunSchedule, SetSchedules } from './schedules.handler.js';

@ApiTags('recomputations')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/schedules')
export class SchedulesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'When results are computed and published: schedules with their last and next runs',
    description: 'Needs the role operator or auditor on the root.',
    operationId: 'listSchedules',
  })
  @ApiResponse({ status: 200, description: 'of all plans of the ledger', standardSchema: scheduleList })
  @ApiProblems(401, 404, 503)
  list(@Param('ledger') _ledger: string, @InLedger() access: Access): Promise<ScheduleList> {
    return this.queries.execute(new ListSchedules(access));
  }

  @Put()
  @ApiOperation({
    summary: 'Set the schedules of a plan, in place of those that its file states',
    description: 'They hold from now on: ticks before are not caught up. Needs the role operator on the root.',
    operationId: 'setSchedules',
  })
  @ApiResponse({
    status: 200,
    description: 'all schedules of the ledger as they are now',
    standardSchema: scheduleList,
  })
  @ApiProblems(400, 401, 404, 413, 415, 503)
  set(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Body({ schema: schedulesBody }) body: SchedulesBody,
  ): Promise<ScheduleList> {
    return this.commands.execute(new SetSchedules(access, body));
  }

  @Post(':plan/:schedule/runs')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Run a schedule now, for the period that was over last',
    description:
      'A period is computed once: a run that is there is answered as it is, one that failed or found a difference is tried again. Needs the role operator on the root.',
    operationId: 'runSchedule',
  })
  @ApiResponse({ status: 202, description: 'Location leads to it', standardSchema: recomputationSchema })
  @ApiProblems(401, 404, 503)
  async run(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Param('plan') plan: string,
    @Param('schedule') schedule: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecomputationView> {
    const run = await this.commands.execute(new RunSchedule(access, plan, schedule));
    reply.header('location', `/v1/ledgers/${ledger}/recomputations/${run.id}`);
    return run;
  }
}
